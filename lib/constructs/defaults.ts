/**
 * Props with defaults for what the user left out. An explicit `undefined` counts as left out, as it does in CDK's own props; any other
 * value of the user wins, `false` and `null` included.
 */
export function withDefaults<P extends object, D extends Partial<P>>(props: P, defaults: D): P & D {
  const given = Object.entries(props).filter(([, value]) => value !== undefined);
  return { ...defaults, ...(Object.fromEntries(given) as P) };
}
