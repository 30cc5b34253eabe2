import { allowedServicesPolicy } from '../guardrails/allowed-services';
import type { Console } from './console';
import { eligibility } from './texts';
import type { Eligibility } from './texts';

export type ServicesFormat = 'text' | 'json' | 'scp';

/** `hicp services`: which services AWS lists as HIPAA eligible, and a service control policy that keeps the others out. */
export function servicesCommand(format: ServicesFormat, console: Console): 0 {
  const all = eligibility();
  if (format === 'json') console.print(JSON.stringify(all, null, 2));
  else if (format === 'scp') {
    const prefixes = [...all.eligible, ...all.withoutPhi].flatMap(({ actions }) => actions);
    console.print(JSON.stringify(allowedServicesPolicy(prefixes), null, 2));
  } else console.print(text(all));
  return 0;
}

function text({ asOf, eligible, notEligible, notKnown }: Eligibility): string {
  const names = (services: Eligibility['notEligible']): string =>
    [...new Set(Object.values(services).map(({ name }) => `  ${name}`))].join('\n');
  return [
    `HIPAA eligible, as AWS's list read on ${asOf}:`,
    ...eligible.map(({ name, excludes }) => `  ${name}${excludes === undefined ? '' : `, without ${excludes}`}`),
    '\nNot on that list:',
    names(notEligible),
    '\nNewer than that list, or named in another way; look them up:',
    names(notKnown),
    `\n${String(eligible.length)} entries. AWS keeps the list at https://aws.amazon.com/compliance/hipaa-eligible-services-reference/; the business associate addendum comes first.`,
  ].join('\n');
}
