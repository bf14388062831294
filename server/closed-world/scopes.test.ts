import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** Where each door to a scope may be opened, with the reason. A new place fails here first, and is then thought about. */
const DOORS: readonly { door: string; call: RegExp; places: Readonly<Record<string, string>> }[] = [
  {
    door: "a tenant's id is taken for proven",
    call: /\basTenantId\(/,
    places: {
      "domain/tenants/tenant.ts": "where it is made",
      "server/tenant.ts": "the gate: membership is read right there; and a person's own tenants",
      "server/members/invitation-scope.ts":
        "the secret of an invitation is the proof, looked for in the same transaction before anything else",
      "server/auth/letter-reader.ts": "a person's own first tenant, for the zone and the link in a letter to them",
    },
  },
  {
    door: "a person's id is taken for proven",
    call: /\basUserId\(/,
    places: {
      "domain/tenants/tenant.ts": "where it is made",
      "server/auth/session.ts": "read from the session's row",
      "server/auth/credentials.ts": "whose password was right",
      "server/auth/letter-reader.ts": "whom a letter goes to, from a row of the tables of people",
      "server/members/commands/accept-invitation.ts": "was made just now",
      "server/accounts/commands/sign-up.ts": "was made just now",
    },
  },
  {
    door: "the tables of people are opened",
    call: /\binIdentity\(|app\.identity/,
    places: {
      "db/connection/scope.ts": "where the scope is made",
      "db/columns.ts": "the policy itself",
      "db/queries/members/memberships.ts": "which tenant a slug means, before any is known",
      "server/auth/": "sign-in, sessions, limits: before a tenant is known",
      "server/accounts/commands/sign-up.ts": "makes the person and the tenant at once",
      "server/accounts/commands/sign-up-by-mail.ts": "keeps a sign-up until its link is opened",
      "server/members/invitation-scope.ts": "who accepts an invitation may be new",
    },
  },
  {
    door: "a transaction's settings are set",
    call: /\blocals:|\bset_config\(|\bset (local|session) /i,
    places: {
      "db/connection/scope.ts": "the three scopes",
      "db/connection/containment.ts": "sends them, for the transaction only",
      "db/connection/connection.ts": "adds the time limits to them",
      "db/queries/imports/imports.ts": "a time limit",
      "server/auth/member-details.ts": "a person's own name in each of their tenants, one after the other",
      "server/members/invitation-scope.ts": "the invitation's tenant",
      "server/accounts/commands/sign-up.ts": "a tenant that does not exist yet",
    },
  },
  {
    door: "a transaction is opened without a scope",
    call: /\.transaction\(/,
    places: {
      "db/connection/scope.ts": "the three scopes",
      "db/connection/connection.ts": "the pool itself",
      "db/roles/roles.ts": "asks what the role may",
      "db/applied-migrations.ts": "no table of ours",
      "server/members/invitation-scope.ts": "the invitation's tenant, by its secret",
      "app/[tenant]/record/import/draft-store.ts": "the browser's own store",
      "server/accounts/commands/sign-up.ts": "a tenant that does not exist yet",
    },
  },
  {
    door: "a letter is allowed",
    call: /\bnewStamp\(/,
    places: {
      "server/mail/stamp.ts": "where it is made",
      "server/mail/post.ts": "after counting by person, company, network and address",
    },
  },
  {
    door: "a letter is handed to the mail server",
    call: /\.sendMail\(|createTransport\(|from "nodemailer"/,
    places: { "server/mail/transport.ts": "the one place, and only for a stamp" },
  },
  {
    door: "a client of the database is made",
    call: /\bpostgres\(|\bdrizzle\(|\bcreateDatabase\(/,
    places: {
      "db/connection/connection.ts": "the pool's",
      "db/roles/roles.ts": "makes the roles, before the server starts",
      "db/migrate.ts": "as the owner, before the server starts",
      "server/database.ts": "the process's pool",
    },
  },
];

/** Tools that run beside the server, on databases of their own or before it starts. */
const BESIDE = /^db\/(seed|local|testing)\/|\.test\.ts$|^server\/(testing|closed-world)/;

const ours = ["app", "db", "domain", "server"]
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: "utf8" }).map((path) => join(room, path)))
  .filter((path) => /\.tsx?$/.test(path) && !BESIDE.test(path));
const textOf = (path: string) => readFileSync(path, "utf8").replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");

function strangePlaces(
  { call, places }: (typeof DOORS)[number],
  files: readonly (readonly [path: string, text: string])[],
): string[] {
  return files
    .filter(
      ([path, text]) =>
        call.test(text) &&
        !Object.keys(places).some((place) => path === place || (place.endsWith("/") && path.startsWith(place))),
    )
    .map(([path]) => path);
}

describe("the doors to a scope are opened in the listed places only", () => {
  const files = ours.map((path) => [path, textOf(path)] as const);
  test.each(DOORS)("$door", (one) => {
    expect(files.length).toBeGreaterThan(300);
    expect(strangePlaces(one, files)).toEqual([]);
    expect(
      Object.keys(one.places).filter(
        (place) => !files.some(([path, text]) => path.startsWith(place) && one.call.test(text)),
      ),
    ).toEqual([]);
  });

  test("another place would be seen", () => {
    const sneaky = [
      "asTenantId(input.tenantId)",
      "asUserId(input.id)",
      "inIdentity(db, work)",
      "sql`select set_config('app.tenant_id', ${id}, false)`",
      "db.transaction(work)",
      "newStamp([to])",
      "mail.sendMail(letter)",
      'postgres("postgres://")',
    ];
    expect(DOORS.map((door, i) => strangePlaces(door, [["server/sneaky.ts", sneaky[i] ?? ""]]))).toEqual(
      DOORS.map(() => ["server/sneaky.ts"]),
    );
  });
});

test("a tenant's row-level security is set for the transaction only, never for the session", () => {
  const settings = ours.flatMap((path) =>
    [...textOf(path).matchAll(/set_config\([^)]*\)/g)].map(([text]) => [path, text]),
  );
  expect(settings.length).toBeGreaterThan(0);
  expect(settings.filter(([, text]) => !text?.endsWith(", true)"))).toEqual([]);
});

test("nothing of a tenant's is kept where requests share it: no shared cache of Next, no server action", () => {
  const shared =
    /["']use cache["']|["']use server["']|unstable_cache|\brevalidate\s*=|generateStaticParams|force-static|force-cache/;
  expect(ours.filter((path) => shared.test(textOf(path)))).toEqual([]);
  expect(shared.test('"use cache"')).toBe(true);
});

test("React escapes every text: nothing is set as HTML", () => {
  const raw = /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write\(/;
  expect(ours.filter((path) => raw.test(textOf(path)))).toEqual([]);
  expect(raw.test("<p dangerouslySetInnerHTML={{ __html: name }} />")).toBe(true);
});
