import { AreaTexts } from "@/app/_lib/area-texts";

export default function CompanyLayout({ children }: { children: React.ReactNode }) {
  return <AreaTexts area="company">{children}</AreaTexts>;
}
