import { createHash, randomBytes } from "node:crypto";

/** A secret for a link: 256 random bits as 43 characters fit for a URL, and the SHA-256 that is stored in its place. */
export function newSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString("base64url");
  return { secret, hash: hashOfSecret(secret) };
}

/** What is stored of a secret. */
export const hashOfSecret = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
