import { acceptSettings } from "./commands/accept-settings";
import { saveChannel } from "./commands/save-channel";
import { saveSettings } from "./commands/save-settings";
import { saveShownKpis } from "./commands/save-shown-kpis";
import { removeSpecialDays } from "./commands/remove-special-days";
import { saveSpecialDays } from "./commands/save-special-days";
import { saveTeam } from "./commands/save-team";
import { removeVariants } from "./commands/remove-variants";
import { saveVariants } from "./commands/save-variants";
import { setExporters } from "./commands/set-exporters";
import { settings } from "./settings";
import { allowed, router, write } from "../trpc";

export const settingsRouter = router({
  view: allowed("dashboard.read").query(({ ctx }) => settings(ctx)),
  save: write(saveSettings),
  accept: write(acceptSettings),
  saveShownKpis: write(saveShownKpis),
  saveSpecialDays: write(saveSpecialDays),
  removeSpecialDays: write(removeSpecialDays),
  saveVariants: write(saveVariants),
  removeVariants: write(removeVariants),
  /** For admins: the roles that may take figures out, beside them. */
  exporters: allowed("member.write").query(({ ctx }) => ({ exporters: ctx.exporters })),
  setExporters: write(setExporters),
  saveTeam: write(saveTeam),
  saveChannel: write(saveChannel),
});
