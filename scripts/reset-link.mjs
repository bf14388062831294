// `npm run reset-link -- ADDRESS`: a link, good for an hour, by which the owner of an account chooses a new password.
// For installations that send no mail: whoever runs the server passes it on.
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
mkdirSync(".data", { recursive: true });
if (existsSync(".env")) process.loadEnvFile(".env");
register();
const { printResetLink } = await import("./start/reset-link.ts");
process.exit(await printResetLink(root, process.argv[2]));
