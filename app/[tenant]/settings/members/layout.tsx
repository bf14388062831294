import { AreaTexts } from "@/app/_lib/area-texts";

export default function MembersLayout({ children }: { children: React.ReactNode }) {
  return <AreaTexts area="members">{children}</AreaTexts>;
}
