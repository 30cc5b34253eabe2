import type { Template } from 'aws-cdk-lib/assertions';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal: string | { readonly Service?: string | readonly string[] };
  readonly Condition?: unknown;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** What a template does not let a service do, though it has it do it: `Alarm: …`, `Rule: …`. */
export function outOfReach(template: Template): readonly string[] {
  const all = template.toJSON()['Resources'] as Readonly<Record<string, Resource>>;
  const policiesOf = (type: string, of: string, id: string): readonly Statement[] =>
    Object.values(all)
      .filter(({ Type, Properties }) => Type === type && named(Properties?.[of]).includes(id))
      .flatMap(({ Properties }) => statementsIn(Properties?.['PolicyDocument']));
  const lets = (service: string, action: string, statements: readonly Statement[]): boolean =>
    statements.some(
      ({ Effect, Action, Principal }) =>
        Effect === 'Allow' &&
        [Action].flat().some(given => given.replace('*', '') === action) &&
        typeof Principal === 'object' &&
        [Principal.Service].flat().includes(service),
    );
  const lacks = (service: string, id: string): readonly string[] => {
    const target = all[id];
    if (target === undefined) return [];
    const isTopic = target.Type === 'AWS::SNS::Topic';
    const policies = isTopic
      ? policiesOf('AWS::SNS::TopicPolicy', 'Topics', id)
      : policiesOf('AWS::SQS::QueuePolicy', 'Queues', id);
    const [key] = named(target.Properties?.['KmsMasterKeyId']);
    const ofKey = key === undefined ? undefined : statementsIn(all[key]?.Properties?.['KeyPolicy']);
    // EventBridge publishes by no statement with a condition. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    const usable =
      isTopic && service === 'events.amazonaws.com' ? ofKey?.filter(({ Condition }) => Condition === undefined) : ofKey;
    const action = isTopic ? 'sns:Publish' : 'sqs:SendMessage';
    return [
      ...(lets(service, action, policies) ? [] : [`${service} may not ${action} to ${id}`]),
      ...(usable === undefined
        ? []
        : ['kms:Decrypt', 'kms:GenerateDataKey']
            .filter(use => !lets(service, use, usable))
            .map(use => `${service} may not ${use} for ${id}`)),
    ];
  };
  return Object.values(all).flatMap(({ Type, Properties }) => {
    if (Type === 'AWS::CloudWatch::Alarm')
      return named(Properties?.['AlarmActions']).flatMap(id => lacks('cloudwatch.amazonaws.com', id));
    if (Type !== 'AWS::Events::Rule') return [];
    const targets = Properties?.['Targets'] as readonly {
      readonly Arn: unknown;
      readonly DeadLetterConfig?: { readonly Arn: unknown };
    }[];
    return targets.flatMap(({ Arn, DeadLetterConfig }) =>
      [...named(Arn), ...named(DeadLetterConfig?.Arn)].flatMap(id => lacks('events.amazonaws.com', id)),
    );
  });
}

function statementsIn(document: unknown): readonly Statement[] {
  return (document as { readonly Statement: readonly Statement[] } | undefined)?.Statement ?? [];
}

/** The resources that a value refers to. */
function named(value: unknown): readonly string[] {
  return [...JSON.stringify(value ?? null).matchAll(/"(?:Ref":"|Fn::GetAtt":\[")([A-Za-z0-9]+)/g)].map(([, id = '']) => id);
}
