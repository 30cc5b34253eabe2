import guide from '../../../lib/constructs/data/phi-table.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
