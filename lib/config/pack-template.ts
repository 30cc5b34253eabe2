import type { Json, JsonObject } from '../core';
import { limits } from './limits';
import type { ManagedRule } from './managed-rules';

/** A rule of AWS Config in a pack, with the rules of ours that it watches after deployment. */
export type PackRule = ManagedPackRule | GuardPackRule;

/** A managed rule, which AWS wrote. */
export interface ManagedPackRule extends PackRuleFacts {
  readonly managed: ManagedRule;
  /** The types in its scope; none where it looks at the account. */
  readonly types: readonly string[];
  readonly guard?: undefined;
}

/** A policy of ours in Guard's language. */
export interface GuardPackRule extends PackRuleFacts {
  readonly guard: {
    /** The type of the configuration items that it judges. */
    readonly type: string;
    readonly text: string;
  };
  readonly managed?: undefined;
}

interface PackRuleFacts {
  /** Its name in AWS Config, which is the id of the first of our rules. */
  readonly name: string;
  /** Values of all parameters that are set. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly ruleIds: readonly string[];
  readonly title: string;
  readonly remediation?: Remediation;
  /** The HICP sub-practice that it is filed under, such as `4.M.C`. */
  readonly control: string;
}

/** A control that people see to: AWS Config asks for their word, `PutExternalEvaluation` gives it. */
export interface ProcessCheck {
  readonly name: string;
  readonly title: string;
  readonly control: string;
}

/** Mends what a rule of AWS Config finds, by a document of Systems Manager. */
export interface Remediation {
  /** The document, such as `AWSConfigRemediation-EnableCloudTrailLogFileValidation`. */
  readonly document: string;
  /**
   * Version of the document.
   * @default '1'
   */
  readonly version?: string;
  /** ARN of the role that the document acts with. */
  readonly roleArn: string;
  /** The parameter of the document that takes the id of the resource. */
  readonly resourceParameter: string;
  /** Further parameters of the document. */
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
  /**
   * Whether AWS Config starts it by itself, in place of a person. It can act on a resource that became compliant meanwhile.
   * @default false
   */
  readonly automatic?: boolean;
}

export interface Pack {
  /** Its name in AWS Config: letters, digits and hyphens. */
  readonly name: string;
  readonly rules: readonly PackRule[];
  readonly processChecks: readonly ProcessCheck[];
}

/** The template of a pack as AWS Config takes it, in one line. */
export function templateText(pack: Pack): string {
  return JSON.stringify(packTemplate(pack));
}

/** The template of a pack: rules of AWS Config and nothing else, each value of a parameter open to be changed when it is deployed. */
export function packTemplate({ rules, processChecks }: Pack): JsonObject {
  const parameters: Record<string, Json> = {};
  const resources: Record<string, Json> = {};
  for (const rule of rules) {
    const { name, parameters: set, title, remediation } = rule;
    const inputs: Record<string, Json> = {};
    for (const [parameter, value] of Object.entries(set)) {
      const id = parameterName(name, parameter);
      parameters[id] = { Type: 'String', Default: value };
      inputs[parameter] = { Ref: id };
    }
    resources[logicalId(name)] = {
      Type: 'AWS::Config::ConfigRule',
      Properties: {
        ConfigRuleName: name,
        Description: shortened(title),
        ...(Object.keys(inputs).length > 0 && { InputParameters: inputs }),
        ...scopeOf(rule),
        Source: sourceOf(rule),
      },
    };
    if (remediation !== undefined) resources[`${logicalId(name)}Remediation`] = remediationResource(name, remediation);
  }
  for (const { name, title, control } of processChecks) {
    resources[logicalId(name)] = {
      Type: 'AWS::Config::ConfigRule',
      Properties: {
        ConfigRuleName: name,
        Description: shortened(`HICP ${control}, seen to by people: ${title}`),
        Source: { Owner: 'AWS', SourceIdentifier: 'AWS_CONFIG_PROCESS_CHECK' },
      },
    };
  }
  return { ...(Object.keys(parameters).length > 0 && { Parameters: parameters }), Resources: resources };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-config-remediationconfiguration.html */
function remediationResource(rule: string, remediation: Remediation): JsonObject {
  const { document, version = '1', roleArn, resourceParameter, parameters = {}, automatic = false } = remediation;
  const values = Object.entries({ AutomationAssumeRole: [roleArn], ...parameters });
  return {
    Type: 'AWS::Config::RemediationConfiguration',
    DependsOn: logicalId(rule),
    Properties: {
      ConfigRuleName: rule,
      TargetType: 'SSM_DOCUMENT',
      TargetId: document,
      TargetVersion: version,
      Automatic: automatic,
      // AWS Config gives up after so many attempts within so many seconds: in the minute of its default none is over, and it never ends.
      ...(automatic && { MaximumAutomaticAttempts: 5, RetryAttemptSeconds: 86_400 }),
      Parameters: {
        ...Object.fromEntries(values.map(([name, list]) => [name, { StaticValue: { Values: [...list] } }])),
        [resourceParameter]: { ResourceValue: { Value: 'RESOURCE_ID' } },
      },
    },
  };
}

/** A rule that looks at changes says which; a periodic one looks at what it is for. */
function scopeOf(rule: PackRule): JsonObject {
  const types = typesOf(rule);
  const onChange = rule.managed?.triggers.includes('CHANGE') ?? true;
  return onChange && types.length > 0 ? { Scope: { ComplianceResourceTypes: [...types] } } : {};
}

/** Types of the resources that it looks at: none where it looks at the account. */
export function typesOf(rule: PackRule): readonly string[] {
  return rule.guard === undefined ? rule.types : [rule.guard.type];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-config-configrule-source.html */
function sourceOf({ managed, guard }: PackRule): JsonObject {
  if (guard === undefined) return { Owner: 'AWS', SourceIdentifier: managed.identifier };
  return {
    Owner: 'CUSTOM_POLICY',
    SourceDetails: [
      { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' },
      // An item that is too large for a notification is judged as well.
      { EventSource: 'aws.config', MessageType: 'OversizedConfigurationItemChangeNotification' },
    ],
    CustomPolicyDetails: { PolicyRuntime: 'guard-2.x.x', PolicyText: guard.text },
  };
}

/** `S3BucketSslRequestsOnly` of `s3-bucket-ssl-requests-only`: the same in every version of a pack. */
export function logicalId(name: string): string {
  return name
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** As AWS's own packs name them: `AccessKeysRotatedParamMaxAccessKeyAge`. */
export function parameterName(rule: string, parameter: string): string {
  return `${logicalId(rule)}Param${parameter.charAt(0).toUpperCase()}${parameter.slice(1)}`;
}

function shortened(text: string): string {
  return text.length <= limits.ruleDescription ? text : `${text.slice(0, limits.ruleDescription - 1)}…`;
}
