import { Fault } from "../fault";

/** For whom work is done: nobody may fill the line for the others. */
export interface Who {
  person: string;
  tenant?: string;
}
export interface LineSettings {
  atOnce: number;
  ofOnePerson: number;
  ofOneTenant: number;
  ofAll: number;
  patienceMs: number;
}
interface Waiting {
  who: Who;
  go: (leave: () => void) => void;
}

/** More wants to be done than can be: whoever asks now is told to come back. */
export const busy = () => new Fault("TOO_MANY_REQUESTS", "heavy_busy");

const companyOf = ({ tenant, person }: Who): string => tenant ?? person;

/**
 * A line in front of `atOnce` places. `enter` resolves to the way out when it is one's turn; it refuses (Fault heavy_busy)
 * whoever has too many in it, or waits too long. Whose company was served longest ago is next, so that none waits for one.
 */
export function createLine({ atOnce, ofOnePerson, ofOneTenant, ofAll, patienceMs }: LineSettings) {
  const inside: Who[] = [];
  let waiting: Waiting[] = [];
  let served: string[] = [];

  function admit(who: Who, go: Waiting["go"]): void {
    inside.push(who);
    // The one served last stands at the end; only those who still have something to do are remembered.
    const here = new Set([...waiting.map((one) => companyOf(one.who)), ...inside.map(companyOf)]);
    served = [...served.filter((one) => one !== companyOf(who) && here.has(one)), companyOf(who)];
    let left = false;
    go(() => {
      if (left) return;
      left = true;
      inside.splice(inside.indexOf(who), 1);
      const next = waiting.reduce<Waiting | undefined>(
        (best, one) => (best && lastTurn(best) <= lastTurn(one) ? best : one),
        undefined,
      );
      if (!next) return;
      waiting = waiting.filter((one) => one !== next);
      admit(next.who, next.go);
    });
  }
  const lastTurn = ({ who }: Waiting): number => served.indexOf(companyOf(who));

  function enter(who: Who): Promise<() => void> {
    const all = [...inside, ...waiting.map((one) => one.who)];
    const tooMany =
      all.length >= ofAll ||
      all.filter(({ person }) => person === who.person).length >= ofOnePerson ||
      all.filter((one) => companyOf(one) === companyOf(who)).length >= ofOneTenant;
    if (tooMany) return Promise.reject(busy());
    if (inside.length < atOnce) return new Promise((resolve) => admit(who, resolve));
    return new Promise((resolve, reject) => {
      const tired = setTimeout(() => {
        waiting = waiting.filter((one) => one !== mine);
        reject(busy());
      }, patienceMs).unref();
      const mine: Waiting = {
        who,
        go: (leave) => {
          clearTimeout(tired);
          resolve(leave);
        },
      };
      waiting.push(mine);
    });
  }
  return { enter, length: () => inside.length + waiting.length };
}
