import { guide } from '../guide';
import { HicpGuardHook } from './hicp-guard-hook';

export default guide({
  construct: 'HicpGuardHook',
  example: scope => {
    new HicpGuardHook(scope, 'AtDeployment');
  },
  defaults: [],
  cost: { monthly: 'nothing for hooks of CloudFormation itself, and cents for the file of rules', drivers: [] },
});
