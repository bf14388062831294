import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_components/ui/notice";

/** Says that the asked range reached beyond what can be kept (domain/reach.ts) and less of it is shown. */
export async function CutNotice({ cut }: { cut: boolean }) {
  return cut && <Notice tone="info">{(await getTranslations("trends"))("notice.cut")}</Notice>;
}
