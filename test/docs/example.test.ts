import { judgeExample } from '../../lib/docs';
import { parseYamlResources } from '../../lib/template/parse';
import { fakeRule } from '../support/fake-rule';
import { encrypted } from './fixture';

const unencrypted = parseYamlResources(`
  Queue: { Type: AWS::SQS::Queue }
  First: { Type: AWS::EC2::Volume, Properties: { Encrypted: true } }
  Second: { Type: AWS::EC2::Volume }`);

test('judges the first resource that the rule applies to', () => {
  expect(judgeExample(encrypted, unencrypted)).toEqual({ status: 'compliant' });
  expect(judgeExample(encrypted, parseYamlResources('Only: { Type: AWS::EC2::Volume }')).status).toBe('non-compliant');
});

test('refuses an example without such a resource', () => {
  expect(() => judgeExample(encrypted, parseYamlResources('Queue: { Type: AWS::SQS::Queue }'))).toThrow(
    'it has no resource of type AWS::EC2::Volume',
  );
});

test('refuses an example that the rule says nothing about', () => {
  const elsewhere = fakeRule({ ...encrypted, where: volume => volume.property('Size').mustBe(1) });
  expect(() => judgeExample(elsewhere, parseYamlResources('Only: { Type: AWS::EC2::Volume }'))).toThrow(
    'the rule says nothing about Only',
  );
});

test('reports a check that throws as that, not as an undetermined example', () => {
  const broken = fakeRule({
    check: () => {
      throw new Error('a bug');
    },
  });
  expect(() => judgeExample(broken, unencrypted)).toThrow('a bug');
});
