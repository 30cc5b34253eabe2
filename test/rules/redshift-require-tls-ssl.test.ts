import rule from '../../policies/rules/redshift/redshift-require-tls-ssl';
import { compliantExample, ruleCases } from '../support/rule-cases';

const secure = compliantExample(rule);
const value = 'Secure.Properties.Parameters.0.ParameterValue';

ruleCases(rule, [
  ['compliant', 'the value is a boolean', secure.with(value, true)],
  ['undetermined', 'the value is a parameter', secure.with(value, { Ref: 'Tls' })],
  [
    'undetermined',
    'the parameters are imported',
    secure.with('Secure.Properties.Parameters', { 'Fn::ImportValue': 'parameters' }),
  ],
  [
    'undetermined',
    'another family says nothing',
    secure.with('Secure.Properties.Parameters', []).with('Secure.Properties.ParameterGroupFamily', 'redshift-2.0'),
  ],
  [
    'non-compliant',
    'another family switches TLS off',
    secure.with(value, 'false').with('Secure.Properties.ParameterGroupFamily', 'redshift-2.0'),
  ],
]);
