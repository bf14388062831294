import { createHash } from "node:crypto";
import type { z } from "zod";
import { allowPause, isTooManyTouched, recordsTouching, rememberedMapping } from "@/db/queries/imports/imports";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import type { ImportMapping } from "@/domain/imports/mapping";
import type { OnExisting } from "@/domain/imports/plan";
import type { ImportTarget } from "@/domain/imports/destination";
import { Fault, notFound } from "../fault";
import { hold, offLoop } from "../heavy/off-loop";
import type { TenantContext } from "../tenant";
import type { inspectSchema, previewSchema } from "./input";
import type { AskRecords } from "./prepare";
import { importTargets } from "./destinations";
import { bytesOf, type FileText } from "./text";

// The half of an import that runs beside the pages: the gate, the database, and nothing that grows with the file.

const whoOf = ({ user, tenantId }: TenantContext) => ({ person: user.id, tenant: tenantId });
const targetsOf = (ctx: TenantContext) =>
  inTenant(ctx.db, ctx.tenantId, (scope) => importTargets(scope, ctx), { readOnly: true });

/** What a file looks like, with the best first mapping (inspect.ts). Writes nothing. */
export async function inspectFile(ctx: TenantContext, { tenant: _, text, ...asked }: z.output<typeof inspectSchema>) {
  const targets = await targetsOf(ctx);
  return offLoop("import.look", { ...asked, text: bytesOf(text), targets, today: ctx.today }, whoOf(ctx), (signature) =>
    inTenant(ctx.db, ctx.tenantId, (scope) => rememberedMapping(scope, signature), { readOnly: true }),
  );
}

/** What an import would do (preview.ts). NOT_FOUND for a channel out of reach. Writes nothing. */
export async function previewFile(ctx: TenantContext, asked: z.output<typeof previewSchema>) {
  return offLoop("import.preview", await fileRequestOf(ctx, asked), whoOf(ctx), (touched) =>
    inTenant(ctx.db, ctx.tenantId, (scope) => touchedRecords(scope, touched, false), { readOnly: true, patient: true }),
  );
}

/** An import read so far that it only asks for the records it touches: to be finished inside its transaction, and released. `content` tells the file, as its bytes go to the worker. */
export async function holdImport(ctx: TenantContext, asked: PreviewRequest & { fileName: string }) {
  const { tenantId, user, now } = ctx;
  const content = createHash("sha256")
    .update(JSON.stringify([asked.fileName, asked.mapping, asked.onExisting]))
    .update(bytesOf(asked.text))
    .digest("base64url");
  const held = await hold(
    "import.plan",
    { ...(await fileRequestOf(ctx, asked)), tenantId, userId: user.id, at: now.toISOString() },
    whoOf(ctx),
  );
  return { ...held, content };
}

/** The records a file touches, for the worker; `lock` holds them until the transaction ends, which may pause meanwhile. */
export async function touchedRecords(
  scope: TenantScope,
  { channelIds, range }: Parameters<AskRecords>[0],
  lock: boolean,
): Promise<readonly string[]> {
  await allowPause(scope);
  return recordsTouching(scope, channelIds, range, lock).catch((error: unknown) => {
    throw isTooManyTouched(error) ? new Fault("UNPROCESSABLE_CONTENT", "import_touches_too_many") : error;
  });
}

interface PreviewRequest {
  text: string | FileText;
  mapping: ImportMapping;
  onExisting: OnExisting;
}

async function fileRequestOf(ctx: TenantContext, { text, mapping, onExisting }: PreviewRequest) {
  const targets = namedIn(mapping, await targetsOf(ctx));
  const {
    calendar,
    today,
    planned: history,
    tenant: { currency },
  } = ctx;
  return { text: bytesOf(text), mapping, onExisting, targets, calendar, today, currency, history };
}

/** The channels a mapping names, of those within reach. NOT_FOUND where one is not. */
export function namedIn({ places }: ImportMapping, targets: readonly ImportTarget[]): ImportTarget[] {
  const used = targets.filter(({ id }) => places.some((place) => place.channelId === id));
  if (places.some(({ channelId }) => channelId !== null && !used.some(({ id }) => id === channelId))) throw notFound();
  return used;
}
