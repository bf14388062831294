declare const tenantBrand: unique symbol;
declare const userBrand: unique symbol;

/** A tenant's id that has been proven: membership was checked, or the tenant was just created. */
export type TenantId = string & { readonly [tenantBrand]: true };

/** The id of a signed-in person. */
export type UserId = string & { readonly [userBrand]: true };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The only door that mints a TenantId: call it where the proof is (server/tenant.ts). TypeError when not a lower-case UUID. */
export function asTenantId(text: string): TenantId {
  if (!uuid.test(text)) throw new TypeError("Not a tenant id");
  return text as TenantId;
}

/** The only door that mints a UserId: call it where the session was read. TypeError when not a lower-case UUID. */
export function asUserId(text: string): UserId {
  if (!uuid.test(text)) throw new TypeError("Not a user id");
  return text as UserId;
}
