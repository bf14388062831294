import { acceptSettings } from "./commands/accept-settings";
import { saveChannel } from "./commands/save-channel";
import { saveSettings, saveShownKpis } from "./commands/save-settings";
import { removeSpecialDays, saveSpecialDays } from "./commands/save-special-days";
import { saveTeam } from "./commands/save-team";
import { removeVariants, saveVariants } from "./commands/save-variants";
import { setExporters } from "./commands/set-exporters";
import { settings } from "./settings";
import { allowed, router } from "../trpc";

export const settingsRouter = router({
  view: allowed("dashboard.read").query(({ ctx }) => settings(ctx)),
  save: allowed("settings.write")
    .input(saveSettings.input)
    .mutation(({ ctx, input }) => saveSettings.execute(ctx, input)),
  accept: allowed("settings.write")
    .input(acceptSettings.input)
    .mutation(({ ctx, input }) => acceptSettings.execute(ctx, input)),
  saveShownKpis: allowed("settings.write")
    .input(saveShownKpis.input)
    .mutation(({ ctx, input }) => saveShownKpis.execute(ctx, input)),
  saveSpecialDays: allowed("settings.write")
    .input(saveSpecialDays.input)
    .mutation(({ ctx, input }) => saveSpecialDays.execute(ctx, input)),
  removeSpecialDays: allowed("settings.write")
    .input(removeSpecialDays.input)
    .mutation(({ ctx, input }) => removeSpecialDays.execute(ctx, input)),
  saveVariants: allowed("settings.write")
    .input(saveVariants.input)
    .mutation(({ ctx, input }) => saveVariants.execute(ctx, input)),
  removeVariants: allowed("settings.write")
    .input(removeVariants.input)
    .mutation(({ ctx, input }) => removeVariants.execute(ctx, input)),
  /** For admins: the roles that may take figures out, beside them. */
  exporters: allowed("member.write").query(({ ctx }) => ({ exporters: ctx.exporters })),
  setExporters: allowed("member.write")
    .input(setExporters.input)
    .mutation(({ ctx, input }) => setExporters.execute(ctx, input)),
  saveTeam: allowed("structure.write")
    .input(saveTeam.input)
    .mutation(({ ctx, input }) => saveTeam.execute(ctx, input)),
  saveChannel: allowed("structure.write")
    .input(saveChannel.input)
    .mutation(({ ctx, input }) => saveChannel.execute(ctx, input)),
});
