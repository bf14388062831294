import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { weaknessOfSecret } from "@/domain/secret-strength";

test.each([
  "change-me-please-change-me-please-now",
  "ChangeMe! 7f3a9c1e5b2d8f60a4c7e9b1d3f5",
  "your-256-bit-secret-goes-here-1234567",
  "openssl rand -base64 33",
  "openssl rand -base64 33 makes a good one",
  "supersecretsupersecretsupersecret123",
  "my-secret-key-for-tenkan-production-9",
  "keyboard cat keyboard cat keyboard cat",
  "0123456789abcdef0123456789abcdef",
  "abcdefghijklmnopqrstuvwxyz0123456789",
  "qwertyuiop[]asdfghjkl;'zxcvbnm,./QWE",
  "abababababababababababababababababab",
  "aB3$aB3$xY7!pQ9zaB3$aB3$xY7!pQ9z",
  "password: tenkan, user: admin, 2026",
  "django-insecure-k7Vt0qLm2zR4xW8pN1",
])("%s is refused: whoever reads a manual knows it", (secret) => {
  expect(weaknessOfSecret(secret)).not.toBeNull();
});

test("nothing that the project itself shows is a secret that starts", () => {
  const shown = ["README.md", "CONTRIBUTING.md", ".env.example"].flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/AUTH_SECRET[=: ]+([^\s|`]+)/g)].map(([, value]) => value ?? ""),
  );
  for (const secret of ["openssl rand -base64 33", ...shown.filter((value) => value.length >= 32)])
    expect([secret, weaknessOfSecret(secret)]).not.toEqual([secret, null]);
});

test("what is drawn at random passes, as base64 and as hex", () => {
  for (let n = 0; n < 2_000; n += 1) {
    const drawn = createHash("sha256").update(`${n}`).digest();
    for (const secret of [drawn.toString("base64"), drawn.toString("base64url"), drawn.toString("hex")])
      expect([secret, weaknessOfSecret(secret)]).toEqual([secret, null]);
  }
});
