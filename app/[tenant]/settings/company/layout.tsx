import { getMessages } from "next-intl/server";
import { textsOf } from "@/app/_lib/client-texts";
import { MoreTexts } from "@/app/_lib/more-texts";

export default async function CompanyLayout({ children }: { children: React.ReactNode }) {
  return <MoreTexts texts={textsOf("company", await getMessages())}>{children}</MoreTexts>;
}
