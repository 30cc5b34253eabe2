import guide from '../../../lib/constructs/data/phi-stream.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
