/** Where Tremor puts the plot inside its box, in px; what lies over the lines is placed by the same numbers. */
export const INSETS = { left: 12, right: 92, top: 5, bottom: 30 } as const;
export const TREND_HEIGHT = 236;
export const PLOT_HEIGHT = TREND_HEIGHT - INSETS.top - INSETS.bottom;
