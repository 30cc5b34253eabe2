import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { PhiSearchDomain } from '../../../lib/constructs/data/phi-search-domain';
import type { PhiSearchDomainProps } from '../../../lib/constructs/data/phi-search-domain';
import guide from '../../../lib/constructs/data/phi-search-domain.guide';
import { SegmentedVpc } from '../../../lib/constructs/network/segmented-vpc';
import { guideCases, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);

test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});

const templateWith = (props: (scope: Construct) => Partial<PhiSearchDomainProps>): Template =>
  Template.fromStack(
    stackWith(scope => {
      const masterRole = new Role(scope, 'Admin', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
      return new PhiSearchDomain(scope, 'Records', { vpc: new SegmentedVpc(scope, 'Network'), masterRole, ...props(scope) });
    }),
  );

test('without its own encryption no key is made', () => {
  const template = templateWith(() => ({ encryptionAtRest: { enabled: true } }));
  expect(Object.keys(template.findResources('AWS::KMS::Key')).filter(id => id.startsWith('Records'))).toEqual([]);
});

test('OpenSearch may write to log groups that are given', () => {
  const template = templateWith(scope => ({
    logging: { auditLogEnabled: true, auditLogGroup: new LogGroup(scope, 'Own') },
  }));
  template.resourceCountIs('Custom::CloudwatchLogResourcePolicy', 1);
});
