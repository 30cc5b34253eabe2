export { defaultFile, readSettings, settingsFromText } from './read-settings';
export type { SettingsResult } from './read-settings';
export { defaultSettings, formats, problemText } from './settings';
export type { Format, PhiScope, Problem, Settings } from './settings';
