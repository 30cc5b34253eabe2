import guide from '../../../lib/constructs/data/phi-key.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
