import { slugText } from "@/domain/bounds";
import { auditSearchSchema } from "@/domain/audit/search";
import { auditPart } from "../../audit/audit";
import { command } from "../../command";
import { fileLocale } from "../file";
import { logFileName } from "../log-file";

/** Takes out what a search of the audit log finds, of all pages: the first part of it. Needs audit.read as well. */
export const exportAuditLog = command({
  name: "export-audit-log",
  kind: "exports",
  action: "data.export",
  input: auditSearchSchema.extend({ tenant: slugText, locale: fileLocale }),
  async run(scope, { locale, tenant: _, ...search }) {
    const first = await auditPart(scope, scope.context, search);
    return {
      result: first,
      audit: { subject: "export", before: null, after: { fileName: logFileName(locale), ...search } },
    };
  },
});
