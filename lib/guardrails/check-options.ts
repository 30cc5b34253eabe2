import { checkExemptRoles } from './exempt-roles';
import type { GuardrailOptions } from './guardrail';

/** `us-east-1`, `us-gov-west-1`, `us-isob-east-1`, `eusc-de-east-1`. */
const region = /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/;

/** What each option may hold: a value that AWS does not know would make a statement that denies nothing, or everything. */
const shapes = {
  organizationId: { pattern: /^o-[a-z0-9]{10,32}$/, example: 'o-a1b2c3d4e5' },
  // Names with paths, and wildcards: roles of permission sets have random endings.
  exemptRoles: { pattern: /^[\w+=,.@*?/-]{1,512}$/, example: 'OrganizationAdmin' },
  partition: { pattern: /^aws(?:-[a-z]+)*$/, example: 'aws' },
  trustedAccounts: { pattern: /^\d{12}$/, example: '111122223333' },
  allowedServices: { pattern: /^[a-z0-9-]+$/, example: 's3' },
  // A star elsewhere than at the end runs over the slash, and takes objects of other buckets along.
  logBuckets: { pattern: /^[a-z0-9](?:[a-z0-9.-]{1,61}[a-z0-9]|[a-z0-9.-]{2,61}\*)$/, example: 'clinic-logs or clinic-logs-*' },
  logKeys: {
    pattern: /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/,
    example: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  },
  logGroups: { pattern: /^[\w./#-]{3,511}\*?$/, example: '/clinic/audit/*' },
  inspectorRegions: { pattern: new RegExp(`${region.source}|^ALL_SUPPORTED$`), example: 'us-east-1 or ALL_SUPPORTED' },
} as const;

const backupShapes = {
  // Backup policies have no word for all Regions: a vault has to be in each.
  regions: { pattern: region, example: 'us-east-1' },
  vaultName: { pattern: /^[\w-]{2,50}$/, example: 'phi' },
  roleName: { pattern: /^[\w+=,.@/-]{1,512}$/, example: 'service-role/Backup' },
  copyToVaultArn: {
    pattern: /^arn:[\w-]+:backup:[\w-]+:(?:\d{12}|\$account):backup-vault:[\w-]+$/,
    example: 'arn:aws:backup:us-east-1:111122223333:backup-vault:phi',
  },
} as const;

/** Throws where an option is not of its shape; a token of CDK, known only at deployment, never is. */
export function checkOptions({ backup, ...options }: GuardrailOptions): void {
  check(shapes, options, '');
  checkExemptRoles(options.exemptRoles);
  if (backup === undefined) return;
  check(backupShapes, backup, 'backup.');
  if (backup.regions.length === 0) throw new Error('backup.regions is empty; it must name a Region, such as us-east-1');
}

interface Shape {
  readonly pattern: RegExp;
  readonly example: string;
}

function check<K extends string>(
  all: Readonly<Record<K, Shape>>,
  values: Readonly<Partial<Record<K, string | readonly string[]>>>,
  prefix: string,
): void {
  for (const [name, { pattern, example }] of Object.entries<Shape>(all)) {
    const given = values[name as K];
    for (const value of given === undefined ? [] : [given].flat())
      if (!pattern.test(value))
        throw new Error(`${prefix}${name} is ${JSON.stringify(value)}; it must be written out, in the form of ${example}`);
  }
}
