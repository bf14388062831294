/** The ways in. DOMAIN's `sns` is `social` here. The order is the order of the daily grid. */
export const CHANNEL_KINDS = ["phone", "email", "web_form", "chat", "business_chat", "social"] as const;

export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const isChannelKind = (value: unknown): value is ChannelKind => CHANNEL_KINDS.some((kind) => kind === value);

/** How long the periods are that a channel is recorded by. */
export const CADENCES = ["day", "week", "month"] as const;

export type Cadence = (typeof CADENCES)[number];

export type Channel = {
  readonly kind: ChannelKind;
  /** The customer speaks. Everything else is non-voice. */
  readonly voice: boolean;
  /** Somebody waits in a queue: answer rate, abandonment, ASA and service level apply. */
  readonly live: boolean;
  /** A first written reply exists: first response time and reply SLA apply. */
  readonly async: boolean;
};

/** DOMAIN 1.5. Phone cases that stay open still have resolution time and backlog (its footnote): see registry.ts. */
export const CHANNELS: Readonly<Record<ChannelKind, Channel>> = {
  phone: { kind: "phone", voice: true, live: true, async: false },
  email: { kind: "email", voice: false, live: false, async: true },
  web_form: { kind: "web_form", voice: false, live: false, async: true },
  chat: { kind: "chat", voice: false, live: true, async: true },
  business_chat: { kind: "business_chat", voice: false, live: true, async: true },
  social: { kind: "social", voice: false, live: false, async: true },
};

export const LIVE_CHANNELS: readonly ChannelKind[] = CHANNEL_KINDS.filter((kind) => CHANNELS[kind].live);
export const ASYNC_CHANNELS: readonly ChannelKind[] = CHANNEL_KINDS.filter((kind) => CHANNELS[kind].async);

/**
 * Share (0..1) of contacts that came by a voice channel. Blank channels are left out of both sides.
 * @returns null when no channel has a recorded contact.
 */
export function voiceShare(contacts: Partial<Record<ChannelKind, number | null>>): number | null {
  let voice = 0;
  let all = 0;
  for (const kind of CHANNEL_KINDS) {
    const count = contacts[kind];
    if (count === null || count === undefined) continue;
    all += count;
    if (CHANNELS[kind].voice) voice += count;
  }
  return all > 0 ? voice / all : null;
}
