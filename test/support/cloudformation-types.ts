import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A property type of CloudFormation: its properties by name in lower case. */
export interface PropertyType {
  readonly properties: ReadonlyMap<string, { readonly required: boolean; readonly type: string | undefined }>;
}

const folder = dirname(require.resolve('aws-cdk-lib/package.json'));
/** Modules whose folder has another name than the service in the type. */
const moduleNames: Readonly<Record<string, string>> = { amazonmq: 'aws-amazonmq', kinesisfirehose: 'aws-kinesisfirehose' };

/** Property types by the names of their validators, out of the L1 constructs of CDK, which are made from CloudFormation's own schema. */
const read = new Map<string, ReadonlyMap<string, PropertyType>>();

function fileOf(service: string): string {
  const name = service.toLowerCase();
  return join(folder, moduleNames[name] ?? `aws-${name}`, 'lib', `${name}.generated.js`);
}

/** What CloudFormation calls a property of CDK: `DBName` is `dbName` there. */
export function cloudFormationName(type: string, property: string): string {
  const file = fileOf(type.split('::')[1] ?? '');
  const found = existsSync(file)
    ? new RegExp(`[{,](\\w+):[^,{}]*ToCloudFormation\\)?\\(properties\\.${property}\\)`).exec(readFileSync(file, 'utf8'))
    : null;
  return found?.[1] ?? `${property.charAt(0).toUpperCase()}${property.slice(1)}`;
}

function typesOf(service: string): ReadonlyMap<string, PropertyType> {
  const known = read.get(service);
  if (known !== undefined) return known;
  const file = fileOf(service);
  const found = new Map<string, PropertyType>();
  if (existsSync(file)) {
    const bodies = readFileSync(file, 'utf8').split(/(?=function Cfn\w+Validator\()/);
    for (const body of bodies) {
      const validator = /^function (Cfn\w+Validator)\(/.exec(body)?.[1];
      if (validator === undefined) continue;
      const end = body.indexOf('errors.wrap(');
      const properties = new Map<string, { required: boolean; type: string | undefined }>();
      for (const [, property = '', check = ''] of body
        .slice(0, end)
        .matchAll(/propertyValidator\("(\w+)",((?:[^()]|\(\)|\((?:[^()]|\(\)|\((?:[^()]|\(\))*\))*\))*)\)\(properties\./g)) {
        const before = properties.get(property.toLowerCase()) ?? { required: false, type: undefined };
        properties.set(property.toLowerCase(), {
          required: before.required || check.includes('requiredValidator'),
          type: before.type ?? /Cfn\w+Validator/.exec(check)?.[0],
        });
      }
      found.set(validator, { properties });
    }
  }
  read.set(service, found);
  return found;
}

/** Whether CloudFormation refuses a resource without the property at a path: then no template without it is ever deployed. */
export function isRequired(type: string, path: readonly string[]): boolean {
  const [, service = '', name = ''] = type.split('::');
  const types = typesOf(service);
  let current = types.get(`Cfn${name}PropsValidator`);
  let required = false;
  for (const key of path) {
    if (/^\d+$/.test(key)) {
      // An item of a list can go while others are left.
      required = false;
      continue;
    }
    const property = current?.properties.get(key.toLowerCase());
    required = property?.required ?? false;
    current = property?.type === undefined ? undefined : types.get(property.type);
  }
  return required;
}
