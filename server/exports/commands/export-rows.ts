import { slugText } from "@/domain/bounds";
import { MOST_EXPORTED } from "@/domain/capacity";
import { rowsViewSchema } from "@/domain/views/trend";
import { command } from "../../command";
import { rowsIn } from "../../trends/rows";
import { fileLocale } from "../file";
import { rowFileName, rowTexts } from "../row-file";

/** Takes out the rows behind a figure, of all pages: the first part of them, with what is said of all. Needs record.read as well. */
export const exportRows = command({
  name: "export-rows",
  kind: "exports",
  action: "data.export",
  input: rowsViewSchema.omit({ page: true }).extend({ tenant: slugText, locale: fileLocale }),
  async run(scope, { locale, ...asked }) {
    const first = await rowsIn(scope, scope.context, { ...asked, page: 1 }, "part");
    const { range, teams, channels, narrowed, count } = first;
    const after = {
      fileName: rowFileName(first, rowTexts(first.subject, locale)),
      from: range.from,
      until: range.until,
      teams: teams.map(({ id }) => id),
      ...(narrowed && { channels: channels.map(({ id }) => id) }),
      count: Math.min(count, MOST_EXPORTED),
    };
    return { result: first, audit: { subject: "export", before: null, after } };
  },
});
