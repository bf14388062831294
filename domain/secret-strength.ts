/** What stands in examples, manuals and tutorials where a secret belongs; compared without signs and case. */
const WORDS = [
  "changeme",
  "changethis",
  "replaceme",
  "replacethis",
  "insertyour",
  "putyour",
  "yoursecret",
  "yourown",
  "your256bit",
  "mysecret",
  "supersecret",
  "topsecret",
  "secretkey",
  "secrethere",
  "secretstring",
  "thisisasecret",
  "authsecret",
  "nextauthsecret",
  "jwtsecret",
  "sessionsecret",
  "djangoinsecure",
  "keyboardcat",
  "placeholder",
  "examplesecret",
  "secretexample",
  "opensslrand",
  "base64",
  "password",
  "letmein",
  "correcthorsebattery",
  "loremipsum",
];
/** Rows of keys and of the alphabet: a stretch of eight is typed, not drawn. */
const ROWS = [
  "0123456789abcdef",
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "zyxwvutsrqponmlkjihgfedcba",
  "98765432109876543210",
];
const STRETCH = 8;

/** Why a secret that signs sessions is as good as known; null for one that looks drawn at random. */
export function weaknessOfSecret(secret: string): string | null {
  if (new Set(secret).size < 12) return "too few different characters";
  if (isRepeated(secret)) return "a shorter text written several times";
  const plain = secret.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (WORDS.some((word) => plain.includes(word))) return "an example's words";
  if (stretchesOf(plain).some((stretch) => ROWS.some((row) => row.includes(stretch))))
    return "a row of keys or letters";
  return null;
}

/** Whether the whole is one beginning, at most half as long, again and again; the last time may be cut. */
function isRepeated(secret: string): boolean {
  for (let length = 1; length <= secret.length / 2; length += 1) {
    if (secret.slice(length) === secret.slice(0, secret.length - length)) return true;
  }
  return false;
}

const stretchesOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - STRETCH + 1) }, (_, at) => text.slice(at, at + STRETCH));
