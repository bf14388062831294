import { AreaTexts } from "@/app/_lib/area-texts";

export default function ImportLayout({ children }: { children: React.ReactNode }) {
  return <AreaTexts area="import">{children}</AreaTexts>;
}
