import type { Pack } from './pack-template';

export interface Workload {
  /** Resources of each type that a rule looks at. */
  readonly resourcesPerType: number;
  /** Changes to each of them in a month. */
  readonly changesPerMonth: number;
}

export interface Estimate {
  /** Evaluations a month, in one account and Region. */
  readonly evaluations: number;
  /** US dollars a month. */
  readonly cost: number;
}

/** Evaluations of conformance packs in US dollars, as recalled from AWS's list prices for us-east-1: up to how many, and each for what. */
const prices: readonly (readonly [upTo: number, price: number])[] = [
  [100_000, 0.001],
  [500_000, 0.0008],
  [Infinity, 0.0005],
];

/** AWS Config runs a periodic rule once a day unless it is told otherwise. */
const runsPerMonth = 30;

/** What packs would evaluate and cost in a month, without the recording of resources, which costs whether there are packs or not. */
export function estimate(packs: readonly Pack[], { resourcesPerType, changesPerMonth }: Workload): Estimate {
  let evaluations = 0;
  for (const { managed } of packs.flatMap(({ rules }) => rules)) {
    // A Guard policy looks at each change to a resource of one type.
    if (managed === undefined) {
      evaluations += resourcesPerType * changesPerMonth;
      continue;
    }
    const types = managed.resourceTypes.filter(type => !type.startsWith('AWS::::')).length;
    const resources = types === 0 ? 1 : types * resourcesPerType;
    if (managed.triggers.includes('CHANGE')) evaluations += types === 0 ? changesPerMonth : resources * changesPerMonth;
    if (managed.triggers.includes('PERIODIC') || managed.triggers.length === 0) evaluations += resources * runsPerMonth;
  }
  let cost = 0;
  let below = 0;
  for (const [upTo, price] of prices) {
    cost += Math.max(0, Math.min(evaluations, upTo) - below) * price;
    below = upTo;
  }
  return { evaluations, cost };
}
