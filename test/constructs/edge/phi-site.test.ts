import guide from '../../../lib/constructs/edge/phi-site.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
