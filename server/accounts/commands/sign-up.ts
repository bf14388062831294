import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { address, letterName, line, list } from "@/domain/bounds";
import { foldName } from "@/domain/format/bare-text";
import { LOCALES } from "@/domain/format/number";
import { CADENCES, CHANNEL_KINDS } from "@/domain/measures/channel";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { type LocalDate, today } from "@/domain/time/period";
import { asUserId, type UserId } from "@/domain/tenants/tenant";
import { inIdentity } from "@/db/connection/scope";
import { auditLog } from "@/db/schema/audit";
import { memberships, membershipTeams } from "@/db/schema/membership";
import { channels, teams } from "@/db/schema/team";
import { tenants, tenantSlugs } from "@/db/schema/tenant";
import { userPasswords, users } from "@/db/schema/user";
import type { Tx } from "@/db/connection/client";
import { waitAfterAttempt } from "../../auth/limits/attempts";
import { hashPassword } from "../../auth/password";
import { passwordSchema } from "../../auth/password-rule";
import { database } from "../../database";
import { env } from "@/env";
import { Fault, faultOf } from "../../fault";

/** No two names that an import could not tell apart. */
function areDistinct(names: readonly string[]): boolean {
  const folded = names.map((name) => foldName(name) || name);
  return new Set(folded).size === folded.length;
}

export const signUpSchema = z.strictObject({
  name: letterName(80),
  email: address,
  password: passwordSchema,
  company: letterName(80),
  locale: z.enum(LOCALES),
  teams: list(letterName(60), 20, 1).refine(areDistinct, faultOf("names_alike")),
  channels: list(
    z.strictObject({ kind: z.enum(CHANNEL_KINDS), name: line(60, 1), cadence: z.enum(CADENCES) }),
    20,
    1,
  ).refine((made) => areDistinct(made.map(({ name }) => name)), faultOf("names_alike")),
});
export type SignUp = z.output<typeof signUpSchema>;

/** The first of last month: someone who signs up today may want to record or paste last month first. */
const startsOn = (day: LocalDate): LocalDate => {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const previous = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
  return `${previous}-01` as LocalDate;
};

interface SignUpRequest {
  now: Date;
  requestId: string;
  network: string;
}

/** Before anything costly: sign-up is open here (Fault `sign_up_closed`), and this network has not had its share (`sign_up_limited`). */
export async function passSignUp({ now, network }: SignUpRequest): Promise<void> {
  if (env().SIGN_UPS_PER_HOUR === 0) throw new Fault("FORBIDDEN", "sign_up_closed");
  if ((await waitAfterAttempt("sign-up", { network }, now)) > 0)
    throw new Fault("TOO_MANY_REQUESTS", "sign_up_limited");
}

/** Where no mail is sent: founds at once, and says so when the address is taken (Fault `address_taken`), before the costly hash. */
export async function signUp({ password, ...input }: SignUp, asked: SignUpRequest): Promise<NewCompany> {
  await passSignUp(asked);
  if (await inIdentity(database(), (tx) => isTaken(tx, input.email), { readOnly: true }))
    throw new Fault("CONFLICT", "address_taken");
  return foundCompany(input, await hashPassword(password), asked);
}

export interface NewCompany {
  slug: string;
  userId: UserId;
}

/**
 * A person, their company, its teams and channels, in one transaction, in which `first` (if any) goes ahead. Fault
 * `address_taken`. `verified`: mail to the address has reached them.
 */
export async function foundCompany(
  input: Omit<SignUp, "password">,
  hash: string,
  { now, requestId, network }: SignUpRequest,
  { verified = false, first }: { verified?: boolean; first?: (tx: Tx) => Promise<unknown> } = {},
): Promise<NewCompany> {
  const ids = { user: randomUUID(), tenant: randomUUID() };
  const slug = slugOf(input.company, ids.tenant);
  await database().transaction(
    async (tx) => {
      await first?.(tx);
      const person = {
        id: ids.user,
        email: input.email,
        name: input.name,
        locale: input.locale,
        verifiedAt: verified ? now : null,
      };
      const made = await tx.insert(users).values(person).onConflictDoNothing().returning({ id: users.id });
      if (made.length === 0) throw new Fault("CONFLICT", "address_taken");
      await tx.insert(userPasswords).values({ userId: ids.user, hash });
      await tx
        .insert(tenants)
        .values({ id: ids.tenant, slug, name: input.company, locale: input.locale, variants: DEFAULT_VARIANTS });
      await tx.insert(tenantSlugs).values({ slug, tenantId: ids.tenant });
      await tx
        .insert(memberships)
        .values({ tenantId: ids.tenant, userId: ids.user, role: "admin", name: input.name, email: input.email });
      await addTeams(tx, input, ids, startsOn(today(now, "Asia/Tokyo")));
      await tx.insert(auditLog).values({
        tenantId: ids.tenant,
        id: randomUUID(),
        at: now,
        userId: ids.user,
        userName: input.name,
        network,
        command: "sign-up",
        requestId,
        subject: `tenant:${ids.tenant}`,
        before: null,
        after: input,
      });
    },
    { locals: { "app.identity": "on", "app.tenant_id": ids.tenant } },
  );
  return { slug, userId: asUserId(ids.user) };
}

const isTaken = async (tx: Tx, email: string) =>
  (await tx.select({ id: users.id }).from(users).where(eq(users.email, email))).length > 0;

async function addTeams(
  tx: Tx,
  input: Pick<SignUp, "teams" | "channels">,
  ids: { user: string; tenant: string },
  from: LocalDate,
) {
  const made = input.teams.map((name, position) => ({ tenantId: ids.tenant, id: randomUUID(), name, position }));
  await tx.insert(teams).values(made);
  await tx
    .insert(membershipTeams)
    .values(made.map((team) => ({ tenantId: ids.tenant, userId: ids.user, teamId: team.id })));
  await tx.insert(channels).values(
    made.flatMap((team) =>
      input.channels.map((channel, position) => ({
        tenantId: ids.tenant,
        teamId: team.id,
        id: randomUUID(),
        ...channel,
        startsOn: from,
        position,
      })),
    ),
  );
}

/** A readable slug where the name has Latin letters, else a neutral one; the tail keeps two alike apart. */
function slugOf(company: string, tenantId: string): string {
  const readable = company
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join("-")
    .slice(0, 28)
    .replace(/-$/, "");
  return `${readable || "team"}-${tenantId.slice(0, 6)}`;
}
