import { Topic } from 'aws-cdk-lib/aws-sns';
import type { TopicProps } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';
import { markPhi } from '../phi';
import { PhiKey } from './phi-key';

/** Takes what `sns.Topic` takes. */
export type PhiTopicProps = TopicProps;

/**
 * A topic for messages that can hold ePHI, in place of `sns.Topic`: encrypted with its own key, and published to over TLS only.
 *
 * Its policy takes the place of the default one of SNS, by which alarms and budgets of the account publish: let those in by
 * `grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com'))`, or their news is lost.
 *
 * Defaults that differ from `sns.Topic`: `masterKey` one of its own, `enforceSSL` true. Supports HICP 4.M.C and 164.312(a)(2)(iv), (e)(1).
 */
export class PhiTopic extends Topic {
  constructor(scope: Construct, id: string, props: PhiTopicProps = {}) {
    super(
      scope,
      id,
      withDefaults(props, {
        masterKey: props.masterKey ?? new PhiKey(scope, `${id}Key`, { description: `Key of the topic ${id}` }),
        enforceSSL: true,
      }),
    );
    markPhi(this);
  }
}
