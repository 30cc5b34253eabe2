import guide from '../../../lib/constructs/data/phi-file-system.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
