import { type FoundInvitation, invitationBySecret } from "@/db/queries/members/invitations";
import { tenantIdOfSlug } from "@/db/queries/members/memberships";
import type { TenantScope } from "@/db/connection/scope";
import { secretText, slugText } from "@/domain/bounds";
import { asTenantId } from "@/domain/tenants/tenant";
import { z } from "zod";
import { hashOfSecret } from "../auth/secret-link";
import { database } from "../database";
import { notFound } from "../fault";
import { NOBODYS_TENANT } from "../tenant";

/** The two parts of an invitation's link. What is no slug or secret simply leads nowhere. */
export const linkSchema = z.strictObject({ slug: slugText, secret: secretText });
export type Link = z.output<typeof linkSchema>;

/**
 * The one place where a company is entered without being its member: the secret is the proof, and `work` is given the
 * invitation it belongs to and nothing is done without one. A secret of another company's, an outdated one and a company
 * that is not there get the same answer. `people`: the transaction also writes accounts.
 */
export async function throughInvitation<T>(
  { slug, secret }: Link,
  work: (scope: TenantScope, found: FoundInvitation) => Promise<T>,
  { people = false, readOnly = false }: { people?: boolean; readOnly?: boolean } = {},
): Promise<T> {
  const db = database();
  const known = await tenantIdOfSlug(db, slug);
  const tenantId = asTenantId(known ?? NOBODYS_TENANT);
  return db.transaction(
    async (tx) => {
      const found = await invitationBySecret({ tx, tenantId }, hashOfSecret(secret));
      if (!known || !found) throw notFound();
      return work({ tx, tenantId }, found);
    },
    { readOnly, locals: { "app.tenant_id": tenantId, ...(people ? { "app.identity": "on" } : {}) } },
  );
}
