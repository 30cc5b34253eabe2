import guide from '../../../lib/constructs/data/phi-health-lake.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
