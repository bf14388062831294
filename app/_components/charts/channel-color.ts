import type { ChannelKind } from "@/domain/measures/channel";

/** The six fixed colours of the channels, and what can be read on each. */
export const CHANNEL_COLOR: Readonly<Record<ChannelKind, { fill: string; text: string }>> = {
  phone: { fill: "var(--ch-phone)", text: "var(--on-ch-deep)" },
  email: { fill: "var(--ch-email)", text: "var(--on-ch)" },
  web_form: { fill: "var(--ch-web-form)", text: "var(--on-ch-deep)" },
  chat: { fill: "var(--ch-chat)", text: "var(--on-ch)" },
  business_chat: { fill: "var(--ch-business-chat)", text: "var(--on-ch-deep)" },
  social: { fill: "var(--ch-social)", text: "var(--on-ch)" },
};
