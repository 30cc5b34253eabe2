import rule from '../../policies/rules/accessanalyzer/accessanalyzer-archive-rules-keep-public-access';
import { resources, ruleCases } from '../support/rule-cases';

const archiving = (filter: string) =>
  resources(`
  Outside:
    Type: AWS::AccessAnalyzer::Analyzer
    Properties: { Type: ACCOUNT, ArchiveRules: [{ RuleName: known, Filter: [${filter}] }] }`);

ruleCases(rule, [
  ['compliant', 'it archives what is not public', archiving("{ Property: isPublic, Eq: ['false'] }")],
  ['non-compliant', 'it archives what is public and what is not', archiving("{ Property: isPublic, Eq: ['true', 'false'] }")],
  ['non-compliant', 'it archives what is public', archiving("{ Property: isPublic, Eq: ['true'] }")],
  ['non-compliant', 'it says nothing of what is public', archiving('{ Property: isPublic, Eq: [] }')],
  ['undetermined', 'one of the values is imported', archiving("{ Property: isPublic, Eq: ['false', !ImportValue more] }")],
]);
