import { AreaTexts } from "@/app/_lib/area-texts";

export default function AuditLayout({ children }: { children: React.ReactNode }) {
  return <AreaTexts area="audit">{children}</AreaTexts>;
}
