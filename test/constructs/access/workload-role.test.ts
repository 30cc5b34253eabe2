import guide from '../../../lib/constructs/access/workload-role.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
