import { expect, test } from "vitest";
import { inTenant } from "@/db/connection/scope";
import { insertRecords } from "@/db/seed/write";
import { createTenant, EVERY_DAY } from "@/db/testing/tenant";
import { onceARequest } from "./context";
import { createApi } from "./root";
import { requestOf, serverDatabase } from "./testing";

const db = serverDatabase();

test("the number beside the way to recording, the first page and the set-up look up what is due once a request", async () => {
  const tenant = await createTenant(db, { tenant: EVERY_DAY });
  const phone = tenant.channel("phone", tenant.teams[0].id);
  const request = () => createApi({ ...requestOf(tenant.admin, "2026-11-25"), lookups: new Map() });
  const seen = async (api: ReturnType<typeof request>) => {
    const missing = await api.tenant.missing({ tenant: tenant.slug });
    const { due } = await api.kpi.overview({ tenant: tenant.slug });
    const all = await api.kpi.overview({ tenant: tenant.slug, team: "all" });
    const { teams } = await api.tenant.setup({ tenant: tenant.slug });
    const states = [...due.channels, ...all.due.channels, ...teams.flatMap(({ channels }) => channels)];
    return [missing, ...states.filter(({ id }) => id === phone.id).map(({ state }) => state)];
  };
  const first = request();
  expect(await seen(first)).toEqual([5, "missing", "missing", "missing"]);
  const made = { source: "grid" as const, updatedBy: tenant.admin.userId, updatedAt: new Date(), offered: 1 };
  const day = { cadence: "day" as const, start: "2026-11-24", until: "2026-11-25" };
  await inTenant(db, tenant.tenantId, ({ tx }) =>
    insertRecords(tx, tenant.tenantId, [{ teamId: phone.teamId, channelId: phone.id, ...day, ...made }]),
  );
  expect(await seen(first)).toEqual([5, "missing", "missing", "missing"]);
  expect(await seen(request())).toEqual([4, "recorded", "recorded", "recorded"]);
});

test("where the first look failed, who asks later looks again", async () => {
  const request = { lookups: new Map<string, Promise<unknown>>() };
  const looks: string[] = [];
  const look = (answer: string) => () => {
    looks.push(answer);
    return answer === "broken" ? Promise.reject(new Error(answer)) : Promise.resolve(answer);
  };
  const [broken, other] = [onceARequest(request, "a", look("broken")), onceARequest(request, "a", look("whole"))];
  await expect(broken).rejects.toThrow("broken");
  expect(await other).toBe("whole");
  expect(await onceARequest(request, "b", look("one"))).toBe("one");
  expect(await onceARequest(request, "b", look("two"))).toBe("one");
  expect(looks).toEqual(["broken", "whole", "one"]);
});
