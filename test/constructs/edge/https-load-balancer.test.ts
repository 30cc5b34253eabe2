import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { HttpsLoadBalancer } from '../../../lib/constructs/edge/https-load-balancer';
import guide from '../../../lib/constructs/edge/https-load-balancer.guide';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

test('one that faces the internet stands where the internet reaches it', () => {
  const template = Template.fromStack(
    stackWith(scope => {
      const vpc = new Vpc(scope, 'Network');
      const certificates = [{ certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1' }];
      return new HttpsLoadBalancer(scope, 'Portal', { vpc, certificates, internetFacing: true });
    }),
  );
  const [balancer] = Object.values(template.findResources('AWS::ElasticLoadBalancingV2::LoadBalancer'));
  const { Subnets } = balancer?.['Properties'] as { readonly Subnets: readonly { readonly Ref: string }[] };
  expect(Subnets.every(({ Ref }) => Ref.includes('PublicSubnet'))).toBe(true);
});
