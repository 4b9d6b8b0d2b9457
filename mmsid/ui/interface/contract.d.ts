/* Made by `make types` from the contract (schema 6f0d3fdd2e54729b); do not edit. */

/**
 * Every question and every answer between page and server, by name.
 */
export interface Contract {
  AddAnswer?: AddAnswer;
  AddQuestion?: AddQuestion;
  AnswerHistoriesAnswer?: AnswerHistoriesAnswer;
  AnswerHistoriesQuestion?: AnswerHistoriesQuestion;
  AnsweredHistory?: AnsweredHistory;
  AskedHistory?: AskedHistory;
  Attribution?: Attribution;
  AudienceAnswer?: AudienceAnswer;
  AudienceQuestion?: AudienceQuestion;
  BatchBounds?: BatchBounds;
  CaseAttribute?: CaseAttribute;
  CaseColumns?: CaseColumns;
  CatalogueData?: CatalogueData;
  CategoryCount?: CategoryCount;
  CauseData?: CauseData;
  Chip?: Chip;
  CodeCaption?: CodeCaption;
  CodeElsewhere?: CodeElsewhere;
  CodeMeaning?: CodeMeaning;
  CodePage?: CodePage;
  CodeQuestion?: CodeQuestion;
  CodeRequest?: CodeRequest;
  CodeUse?: CodeUse;
  CodebookData?: CodebookData;
  CodebookMetrics?: CodebookMetrics;
  ComposeQuestion?: ComposeQuestion;
  ComposeRequest?: ComposeRequest;
  Composition?: Composition;
  Counterfactual?: Counterfactual;
  CounterfactualAnswer?: CounterfactualAnswer;
  CounterfactualQuestion?: CounterfactualQuestion;
  DeletionCurve?: DeletionCurve;
  EditAnswer?: EditAnswer;
  EditQuestion?: EditQuestion;
  EncodedFile?: EncodedFile;
  ErrorsData?: ErrorsData;
  Events?: Events;
  ExampleItem?: ExampleItem;
  ExamplePhoto?: ExamplePhoto;
  ExplainAnswer?: ExplainAnswer;
  ExplainQuestion?: ExplainQuestion;
  ExplainRequest?: ExplainRequest;
  Explanation?: Explanation;
  ExportCasesQuestion?: ExportCasesQuestion;
  ExportHistoriesAnswer?: ExportHistoriesAnswer;
  ExportHistoriesQuestion?: ExportHistoriesQuestion;
  ExportResultAnswer?: ExportResultAnswer;
  ExportResultQuestion?: ExportResultQuestion;
  ExportTableQuestion?: ExportTableQuestion;
  Figure?: Figure;
  ForceEdit?: ForceEdit;
  FullItem?: FullItem;
  GivenHistory?: GivenHistory;
  Hints?: Hints;
  HistoryBounds?: HistoryBounds;
  HistoryEffect?: HistoryEffect;
  HistoryQuestion?: HistoryQuestion;
  ItemAudience?: ItemAudience;
  ItemQuestion?: ItemQuestion;
  ItemRequest?: ItemRequest;
  ItemTitle?: ItemTitle;
  LeadingHistoryAnswer?: LeadingHistoryAnswer;
  LeadingHistoryQuestion?: LeadingHistoryQuestion;
  LedShopper?: LedShopper;
  LevelChoice?: LevelChoice;
  LevelEffect?: LevelEffect;
  LevelUse?: LevelUse;
  MapData?: MapData;
  Member?: Member;
  Modalities?: Modalities;
  ModalityDifference?: ModalityDifference;
  ModalityEdit?: ModalityEdit;
  ModalityId?: ModalityId;
  MoveEdit?: MoveEdit;
  NarrowingStep?: NarrowingStep;
  NearCode?: NearCode;
  Neighbour?: Neighbour;
  NewItem?: NewItem;
  Novelty?: Novelty;
  OtherCases?: OtherCases;
  PackedItem?: PackedItem;
  PathTree?: PathTree;
  Product?: Product;
  PromiseData?: PromiseData;
  Quantity?: Quantity;
  RankedItem?: RankedItem;
  ReadCasesQuestion?: ReadCasesQuestion;
  ReadHistoriesAnswer?: ReadHistoriesAnswer;
  ReadHistoriesQuestion?: ReadHistoriesQuestion;
  ReadTableAnswer?: ReadTableAnswer;
  ReadTableQuestion?: ReadTableQuestion;
  RecommendAnswer?: RecommendAnswer;
  RecommendQuestion?: RecommendQuestion;
  RecommendRequest?: RecommendRequest;
  Recommendation?: Recommendation;
  Recommendations?: Recommendations;
  ReportQuestion?: ReportQuestion;
  ResultCells?: ResultCells;
  ResultHistory?: ResultHistory;
  ResultItem?: ResultItem;
  RewriteEdit?: RewriteEdit;
  RivalModel?: RivalModel;
  RobustLevel?: RobustLevel;
  Robustness?: Robustness;
  SearchAnswer?: SearchAnswer;
  SearchQuestion?: SearchQuestion;
  SearchRequest?: SearchRequest;
  SearchResult?: SearchResult;
  SentRow?: SentRow;
  ShopChoice?: ShopChoice;
  ShopQuestion?: ShopQuestion;
  SiblingsAnswer?: SiblingsAnswer;
  SiblingsQuestion?: SiblingsQuestion;
  SliceData?: SliceData;
  StartShopper?: StartShopper;
  StartValues?: StartValues;
  StoredRecommendations?: StoredRecommendations;
  SwapEdit?: SwapEdit;
  TableRow?: TableRow;
  Target?: Target;
  TargetRank?: TargetRank;
  TextFile?: TextFile;
  Tokenization?: Tokenization;
  TokenizeAnswer?: TokenizeAnswer;
  TokenizeQuestion?: TokenizeQuestion;
  TokenizeRequest?: TokenizeRequest;
  TokenizeRowsAnswer?: TokenizeRowsAnswer;
  TokenizeRowsQuestion?: TokenizeRowsQuestion;
  TokenizedItem?: TokenizedItem;
  TokenizedRow?: TokenizedRow;
  TransferSource?: TransferSource;
  TreeLevel?: TreeLevel;
  TreeNode?: TreeNode;
  UploadedFile?: UploadedFile;
  WalkAnswer?: WalkAnswer;
  WalkQuestion?: WalkQuestion;
  WithoutEdit?: WithoutEdit;
}
/**
 * What a product is in the visitor's shop.
 */
export interface AddAnswer {
  /**
   * unique in the shop.
   */
  item_id: string;
  /**
   * as the catalogue has it; may be empty.
   */
  title: string;
  /**
   * as it came with the question.
   */
  picture: string | null;
  /**
   * its written codes there.
   */
  semantic_id: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
  /**
   * its own ID where that was taken, so that it has the nearest free one; else null.
   */
  moved: string | null;
  /**
   * x and y on the map, each 0 to 1.
   *
   * @minItems 2
   * @maxItems 2
   */
  place: [number, number];
  /**
   * the product as the page keeps it.
   */
  packed: PackedItem;
}
/**
 * A code and what it means.
 */
export interface Chip {
  /**
   * as written, such as b7.
   */
  code: string;
  /**
   * categories, or words of titles and descriptions; of the last code, which one the product is.
   */
  caption: string;
  /**
   * of the products with the code for which the caption holds, 0 to 1.
   */
  share: number;
  /**
   * products that have the code.
   */
  count: number;
  /**
   * whether the caption is true of the product on which the code stands; null where none is meant, or where it has nothing to tell by, as a new product has no category.
   */
  holds: boolean | null;
}
/**
 * A tokenised new product, about 1 kB.
 */
export interface PackedItem {
  /**
   * `new-` and eight hexadecimal digits of its content's hash.
   */
  item_id: string;
  /**
   * with a letter at least.
   */
  title: string;
  /**
   * may be empty.
   */
  description: string;
  /**
   * the unit-length item embedding, base64 of little-endian float32, which keeps every bit.
   */
  embedding: string;
  /**
   * its semantic ID as 0-based codes, coarse to fine.
   *
   * @minItems 1
   * @maxItems 8
   */
  codes: number[];
  /**
   * the modalities that it has, `image` before `text`.
   *
   * @minItems 1
   * @maxItems 2
   */
  made_from: ('image' | 'text')[];
  /**
   * why its picture shows nothing, or empty.
   */
  picture_fault: '' | 'blank' | 'noise';
}
/**
 * A product that joins the visitor's shop.
 */
export interface AddQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * as the server packed it when it was tokenised.
   */
  item: PackedItem;
  /**
   * as the server made it small, or null.
   */
  picture?: string | null;
}
/**
 * What became of the histories.
 */
export interface AnswerHistoriesAnswer {
  /**
   * in the order of the question.
   */
  lines: AnsweredHistory[];
}
/**
 * What became of a history.
 */
export interface AnsweredHistory {
  /**
   * its number.
   */
  row: number;
  /**
   * what is recommended after it, best first; none where there is a problem.
   */
  items: RankedItem[];
  /**
   * of the next product among them, from 1; null where it is missed or none is given.
   */
  rank: number | null;
  /**
   * one sentence, or empty.
   */
  problem: string;
  /**
   * one sentence where the answer differs from what was asked for, or empty.
   */
  note: string;
}
/**
 * One product of an answer.
 */
export interface RankedItem {
  /**
   * of the product.
   */
  item_id: string;
  /**
   * of its whole semantic ID under the full vocabulary, in nats.
   */
  log_prob: number;
}
/**
 * What comes next after each of a few histories?
 */
export interface AnswerHistoriesQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * those that have no problem.
   *
   * @minItems 1
   * @maxItems 8
   */
  rows: AskedHistory[];
}
/**
 * A history that is to be answered.
 */
export interface AskedHistory {
  /**
   * its number.
   */
  row: number;
  /**
   * item ids, oldest first.
   *
   * @minItems 1
   * @maxItems 1000
   */
  history: string[];
  /**
   * id of the next product, or empty.
   */
  target: string;
}
/**
 * What each product of a history did for a recommendation.
 */
export interface Attribution {
  /**
   * the recommended product.
   */
  item_id: string;
  /**
   * may be empty.
   */
  title: string;
  /**
   * of its semantic ID after the whole history, in nats; with a rival, minus the rival's.
   */
  log_prob: number;
  /**
   * its written codes, coarse to fine.
   */
  semantic_id: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
  /**
   * oldest first.
   */
  history: HistoryEffect[];
  /**
   * of the build.
   */
  fingerprint: string;
}
/**
 * What a product of the history did for a recommendation.
 */
export interface HistoryEffect {
  /**
   * of the history.
   */
  item_id: string;
  /**
   * may be empty.
   */
  title: string;
  /**
   * the sum over the levels, in nats; positive: it spoke for the recommendation.
   */
  effect: number;
  /**
   * coarse to fine.
   */
  levels: LevelEffect[];
}
/**
 * What a product did for one code.
 */
export interface LevelEffect {
  /**
   * as written.
   */
  code: string;
  /**
   * how much the code's log-probability falls without the product, in nats.
   */
  effect: number;
}
/**
 * Who would want the visitor's products.
 */
export interface AudienceAnswer {
  /**
   * by item id.
   */
  audiences: {
    [k: string]: ItemAudience;
  };
}
/**
 * Who would want a product, and instead of what.
 */
export interface ItemAudience {
  /**
   * one per example shopper, best rank first.
   */
  ranks: TargetRank[];
  /**
   * known products that it stands in for, the largest share first.
   */
  transfer_sources: TransferSource[];
}
/**
 * How one history and a product go together.
 */
export interface TargetRank {
  /**
   * of the example shopper; empty where the history was made up.
   */
  name: string;
  /**
   * oldest first.
   */
  history: ItemTitle[];
  /**
   * of the product's semantic ID after it, in nats.
   */
  log_prob: number;
  /**
   * from 1, among all products that are not in the history.
   */
  rank: number;
  /**
   * how many those are.
   */
  candidates: number;
}
/**
 * A product by its name.
 */
export interface ItemTitle {
  /**
   * unique in the shop.
   */
  item_id: string;
  /**
   * as the catalogue has it; may be empty.
   */
  title: string;
}
/**
 * A known product whose place a new one takes.
 */
export interface TransferSource {
  /**
   * unique in the shop.
   */
  item_id: string;
  /**
   * as the catalogue has it; may be empty.
   */
  title: string;
  /**
   * coarse to fine, joined by " > "; may be empty.
   */
  category: string;
  /**
   * in the catalogue's own currency, or null.
   */
  price: number | null;
  /**
   * how often the new one is recommended instead of it, 0 to 1.
   */
  share: number;
}
/**
 * Who would want the products that the visitor added?
 */
export interface AudienceQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
}
/**
 * What a table of new products may be, and one that shows its format.
 */
export interface BatchBounds {
  /**
   * that are read.
   */
  columns: string[];
  /**
   * rows that one question may bring.
   */
  rows_per_request: number;
  /**
   * of a table.
   */
  max_rows: number;
  /**
   * of its file.
   */
  table_bytes: number;
  /**
   * of one of its pictures.
   */
  picture_bytes: number;
  /**
   * of a zip file with its pictures.
   */
  archive_bytes: number;
  /**
   * of such a zip file.
   */
  archive_files: number;
  /**
   * a table as CSV.
   */
  example: string;
  /**
   * addresses of its pictures, by name.
   */
  example_pictures: {
    [k: string]: string;
  };
}
/**
 * What cases can be told apart by.
 */
export interface CaseAttribute {
  /**
   * unique.
   */
  name: string;
  /**
   * as a visitor reads it.
   */
  label: string;
  /**
   * it takes.
   */
  values: string[];
  /**
   * per case, the place of its value; -1 where it has none.
   */
  of: number[];
}
/**
 * The cases, a list per column; products are rows of the catalogue.
 */
export interface CaseColumns {
  /**
   * the shopper.
   */
  user: string[];
  /**
   * rows, oldest first.
   */
  history: number[][];
  /**
   * row of what came next.
   */
  target: number[];
  /**
   * rows, best first.
   */
  answered: number[][];
  /**
   * of the target in training.
   */
  events: number[];
  /**
   * place in the causes; -1 for a hit.
   */
  cause: number[];
  /**
   * that decided it, or null.
   */
  figure: (number | null)[];
  /**
   * level, from 0, at which the first answer's ID leaves the target's; as many as there are if it does not.
   */
  left_at: number[];
  /**
   * level, from 0, at which another code was preferred.
   */
  branch_level: number[];
  /**
   * that code; empty where there is no other.
   */
  branch_code: string[];
  /**
   * nats that it is ahead, or null.
   */
  branch_margin: (number | null)[];
  /**
   * row of the answered product with the same codes up to the last, or -1.
   */
  twin: number[];
  /**
   * nats that it is ahead, or null.
   */
  twin_margin: (number | null)[];
  /**
   * share of the target's nearest under its first code, or null.
   */
  neighbours_kept: (number | null)[];
  /**
   * 2 where the first answer is of the same type, 1 of the same department, 0 of another, -1 where unknown.
   */
  same: number[];
  /**
   * whether it has the same look, or null.
   */
  same_look: (boolean | null)[];
  /**
   * the first answer's price minus the target's, or null.
   */
  price_difference: (number | null)[];
  /**
   * cosine of their pictures, or null.
   */
  likeness: (number | null)[];
}
/**
 * All products of the catalogue, a list for each thing that is said of them; a product's place is its row.
 */
export interface CatalogueData {
  /**
   * per product, how many letters the beginning of its id shares with that of the product before.
   */
  shared: number[];
  /**
   * per product, the other letters of its id.
   */
  rests: string[];
  /**
   * the id, where a product has none.
   */
  titles: string[];
  /**
   * that there are, each coarse to fine.
   */
  categories: string[][];
  /**
   * per product, the place of its own among them.
   */
  category: number[];
  /**
   * in the catalogue's own currency; null where it is not known.
   */
  prices: (number | null)[];
  /**
   * addresses below `pictures_at`; null where there is none.
   */
  pictures: (string | null)[];
  /**
   * how the addresses of all pictures begin.
   */
  pictures_at: string;
  /**
   * how those of their thumbnails begin, which end alike.
   */
  thumbnails_at: string;
}
/**
 * A type of products.
 */
export interface CategoryCount {
  /**
   * coarse to fine, joined by " > ".
   */
  category: string;
  /**
   * products of it.
   */
  count: number;
}
/**
 * Why cases are missed.
 */
export interface CauseData {
  /**
   * in the files.
   */
  name: string;
  /**
   * a few words.
   */
  label: string;
  /**
   * what was tested, in a sentence.
   */
  says: string;
  /**
   * whether another model could have had it.
   */
  avoidable: boolean;
}
/**
 * What a code means, wherever it stands.
 */
export interface CodeCaption {
  /**
   * categories, or words of titles and descriptions.
   */
  text: string;
  /**
   * of the code's products for which it holds, 0 to 1.
   */
  share: number;
  /**
   * products that have the code.
   */
  count: number;
}
/**
 * The same code on another shelf.
 */
export interface CodeElsewhere {
  /**
   * written codes.
   */
  prefix: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
  /**
   * products below.
   */
  count: number;
  /**
   * ids of a few of them.
   */
  items: string[];
}
/**
 * What a code means, wherever it occurs.
 */
export interface CodeMeaning {
  /**
   * as written.
   */
  code: string;
  /**
   * from 1.
   */
  level: number;
  /**
   * what it means, whatever stands before it.
   */
  caption: string;
  /**
   * of its products for which the caption holds, 0 to 1.
   */
  share: number;
  /**
   * products that have it at its level.
   */
  count: number;
  /**
   * one per parent under which it occurs, most products first.
   */
  uses: CodeUse[];
  /**
   * of the build.
   */
  fingerprint: string;
  /**
   * of the code; null where one of the last level was named without those before it.
   */
  page: CodePage | null;
}
/**
 * The products of one code under one parent.
 */
export interface CodeUse {
  /**
   * written codes up to and including this one.
   */
  prefix: string[];
  /**
   * products below.
   */
  count: number;
  /**
   * all of them, in the catalogue's order.
   */
  items: ItemTitle[];
}
/**
 * Everything about a code, on one shelf or wherever it stands.
 */
export interface CodePage {
  /**
   * written codes, coarse to fine; one code alone where its page goes across all shelves.
   */
  prefix: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
  /**
   * products below.
   */
  count: number;
  /**
   * their ids, those nearest to the codeword first.
   */
  items: string[];
  /**
   * the nearest ones.
   */
  typical: Member[];
  /**
   * those for which another code is nearly as near, the closest call first.
   */
  border: Member[];
  /**
   * types below, most frequent first.
   */
  categories: CategoryCount[];
  /**
   * the codes that follow, most products first.
   */
  next: Chip[];
  /**
   * other codewords that could stand here, nearest first.
   */
  nearest: NearCode[];
  /**
   * the same code on other shelves, most products first; of a code alone, on all of them.
   */
  elsewhere: CodeElsewhere[];
  /**
   * example shoppers who are led here.
   */
  shoppers: LedShopper[];
  /**
   * of the build.
   */
  fingerprint: string;
}
/**
 * A product under a code, as its level saw it.
 */
export interface Member {
  /**
   * unique in the shop.
   */
  item_id: string;
  /**
   * as the catalogue has it; may be empty.
   */
  title: string;
  /**
   * coarse to fine, joined by " > "; may be empty.
   */
  category: string;
  /**
   * in the catalogue's own currency, or null.
   */
  price: number | null;
  /**
   * Euclidean, from what the level compared to the code's codeword.
   */
  distance: number;
  /**
   * how much farther the rival is; below 0 where the product was moved here because its ID was taken.
   */
  margin: number;
  /**
   * the code of this level that comes next.
   */
  rival: Chip;
}
/**
 * A code beside others of its level.
 */
export interface NearCode {
  /**
   * as written, such as b7.
   */
  code: string;
  /**
   * categories, or words of titles and descriptions; of the last code, which one the product is.
   */
  caption: string;
  /**
   * of the products with the code for which the caption holds, 0 to 1.
   */
  share: number;
  /**
   * products that have the code.
   */
  count: number;
  /**
   * whether the caption is true of the product on which the code stands; null where none is meant, or where it has nothing to tell by, as a new product has no category.
   */
  holds: boolean | null;
  /**
   * Euclidean, of its codeword from what it is compared with.
   */
  distance: number;
}
/**
 * An example shopper in whose answer a code occurs.
 */
export interface LedShopper {
  /**
   * of the shopper.
   */
  name: string;
  /**
   * of these recommendations, from 1.
   */
  ranks: number[];
}
/**
 * What does a code mean?
 */
export interface CodeQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * from level a on, the last one is meant; or one code alone, wherever it stands.
   *
   * @minItems 1
   * @maxItems 8
   */
  codes: string[];
}
/**
 * `/code`.
 */
export interface CodeRequest {
  /**
   * a level's letter and a number, such as a12 or c30, or a prefix, such as "a12 b7".
   */
  code: string;
}
/**
 * Every product's ID, all captions, the map and the codebook metrics.
 */
export interface CodebookData {
  /**
   * codes per level, coarse to fine.
   */
  codebook_sizes: number[];
  /**
   * what each level says of a product.
   */
  roles: ('kind' | 'look' | 'one')[];
  /**
   * per code of the second level, the 0-based code of the first under which it stands; empty where every code can stand under any.
   */
  parents: number[];
  /**
   * per level, the 0-based codes of all products in the catalogue's order.
   */
  codes: number[][];
  /**
   * per level but the last and per code.
   */
  captions: CodeCaption[][];
  /**
   * per product, which one it is among those with the same codes before its last.
   */
  which: string[];
  /**
   * per product, the levels whose captions do not hold for it, as bits: 1 is level 0, 2 level 1, 4 level 2.
   */
  untrue: number[];
  /**
   * per product, those whose captions nothing of it can tell, in the same way.
   */
  unchecked: number[];
  /**
   * where every product lies on a plane.
   */
  map: MapData;
  /**
   * how good the codes are.
   */
  metrics: CodebookMetrics;
}
/**
 * Products on a plane.
 */
export interface MapData {
  /**
   * umap, or pca for a handful of products.
   */
  method: string;
  /**
   * the products that are drawn, ascending rows of the catalogue.
   */
  rows: number[];
  /**
   * x and y of each, 0 to 10,000; y upwards.
   */
  positions: [number, number][];
  /**
   * x and y of the first codebook's codewords.
   */
  landmarks: [number, number][];
  /**
   * mean share of a product's nearest that are among its nearest on the map.
   */
  neighbours_kept: number;
  /**
   * the share that a map without any order would keep.
   */
  neighbours_by_chance: number;
  /**
   * training events of every product of the catalogue; null without interactions.
   */
  events: number[] | null;
}
/**
 * Are the codes used, do they tell products apart, and do they mean something?
 */
export interface CodebookMetrics {
  /**
   * of the codes, then of their captions.
   */
  figures: Figure[];
  /**
   * coarse to fine.
   */
  levels: LevelUse[];
}
/**
 * One line of the report.
 */
export interface Figure {
  /**
   * what it is called.
   */
  name: string;
  /**
   * what it is about.
   */
  group: 'ids' | 'levels' | 'fidelity' | 'modalities' | 'captions' | 'language_model';
  /**
   * what is measured, whatever it is measured of.
   */
  measure: string;
  /**
   * where it is measured of that one alone; else null.
   */
  modality: string | null;
  /**
   * from 0, where it is one level's; else null.
   */
  level: number | null;
  /**
   * the numbers; none where it could not be measured.
   */
  quantities: Quantity[];
  /**
   * the quantities in one line.
   */
  value: string;
  /**
   * may be none.
   */
  targets: Target[];
  /**
   * the targets in words; empty where there is none.
   */
  goal: string;
  /**
   * whether all targets are met; null where there is none.
   */
  met: boolean | null;
  /**
   * one sentence on how to read it.
   */
  reading: string;
}
/**
 * A number, or one per level.
 */
export interface Quantity {
  /**
   * what it is called in the build's report.
   */
  name: string;
  /**
   * one; or one per level, or per number of first codes, coarse to fine; null where nothing was measured.
   */
  values: (number | null)[];
  /**
   * of the values; a share is 0 to 1, a change may be negative.
   */
  unit: 'count' | 'share' | 'number' | 'change';
  /**
   * the values as a person reads them.
   */
  written: string[];
  /**
   * words before it; may be empty.
   */
  before: string;
  /**
   * words after it; may be empty.
   */
  after: string;
  /**
   * whether it is only told beside another one, in brackets.
   */
  aside: boolean;
}
/**
 * What a quantity should be.
 */
export interface Target {
  /**
   * its name; where it has several values, there is a target for each, in their order.
   */
  quantity: string;
  /**
   * of the measured value with this one.
   */
  comparison: 'equal' | 'at_least' | 'at_most';
  /**
   * in the quantity's unit.
   */
  value: number;
  /**
   * whether it is.
   */
  met: boolean;
}
/**
 * How one level's codes are used.
 */
export interface LevelUse {
  /**
   * its letter.
   */
  level: string;
  /**
   * codes of its codebook.
   */
  size: number;
  /**
   * codes that products had before some were moved to free IDs.
   */
  used_before: number;
  /**
   * codes that products have.
   */
  used: number;
  /**
   * codes that none has.
   */
  dead: number;
  /**
   * how many codes were enough if all were used alike.
   */
  perplexity: number;
  /**
   * of the size, 0 to 1.
   */
  perplexity_share: number;
  /**
   * share of the embeddings' length that is left after it, on average.
   */
  residual_share: number;
}
/**
 * What do codes add up to?
 */
export interface ComposeQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * from level a on; no product need have them.
   *
   * @minItems 1
   * @maxItems 8
   */
  codes: string[];
}
/**
 * `/compose`.
 */
export interface ComposeRequest {
  /**
   * from level a on, such as "a12 b7 c30"; no product need have them.
   */
  codes: string;
}
/**
 * What codes add up to.
 */
export interface Composition {
  /**
   * written codes from level a on.
   */
  prefix: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
  /**
   * id of the product that has exactly this ID, or null.
   */
  owner: string | null;
  /**
   * products nearest to the sum of the codewords, best first.
   */
  nearest: Neighbour[];
  /**
   * of the build.
   */
  fingerprint: string;
}
/**
 * A product near a point of the embedding space.
 */
export interface Neighbour {
  /**
   * unique in the shop.
   */
  item_id: string;
  /**
   * as the catalogue has it; may be empty.
   */
  title: string;
  /**
   * coarse to fine, joined by " > "; may be empty.
   */
  category: string;
  /**
   * in the catalogue's own currency, or null.
   */
  price: number | null;
  /**
   * with that point, -1 to 1.
   */
  cosine: number;
  /**
   * its written codes, coarse to fine.
   */
  semantic_id: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
}
/**
 * Products whose absence changes the first recommendation.
 */
export interface Counterfactual {
  /**
   * their ids; found greedily and decoded again, so a smaller set may exist.
   */
  without: string[];
  /**
   * id of the product that comes first then.
   */
  after: string;
}
/**
 * What was found.
 */
export interface CounterfactualAnswer {
  /**
   * null where the first recommendation stays whatever is taken out.
   */
  counterfactual: Counterfactual | null;
}
/**
 * What would put another product first?
 */
export interface CounterfactualQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * item ids, oldest first.
   *
   * @minItems 1
   * @maxItems 1000
   */
  history: string[];
}
/**
 * What happens to a recommendation while products are taken out of the history.
 */
export interface DeletionCurve {
  /**
   * how many are gone at each point, from 0.
   */
  removed: number[];
  /**
   * of the recommendation there, what spoke for it most taken out first; in nats.
   */
  log_probs: number[];
  /**
   * the same in random orders, on average.
   */
  random: number[];
  /**
   * share of the random orders that it beats; ties count half.
   */
  beaten: number;
  /**
   * whether that is more than chance.
   */
  convincing: boolean;
}
/**
 * The last edit's run beside the run before it.
 */
export interface EditAnswer {
  /**
   * what each edit is called.
   */
  names: string[];
  /**
   * item ids before the first edit and after each.
   */
  histories: string[][];
  /**
   * the run before the last edit.
   */
  parent: Recommendations;
  /**
   * the run with it.
   */
  child: Recommendations;
  /**
   * item ids that only the child recommends, best first.
   */
  came_in: string[];
  /**
   * item ids that only the parent recommends, best first.
   */
  went_out: string[];
  /**
   * the child's paths; those that the parent did not keep are marked as opened.
   */
  tree: PathTree;
  /**
   * first codes that only the child kept in its beam, most probable first.
   */
  opened: Chip[];
  /**
   * first codes that only the parent kept, most probable first.
   */
  closed: Chip[];
  /**
   * written codes that the child had to begin with.
   */
  forced: string[];
  /**
   * what forcing them did, in sentences; empty where none was forced.
   */
  words: string;
}
/**
 * An answer of the recommender.
 */
export interface Recommendations {
  /**
   * best first.
   */
  items: Recommendation[];
  /**
   * one sentence where it differs from what was asked for (fewer items than k, …), else empty.
   */
  note: string;
  /**
   * of the build that gave it.
   */
  fingerprint: string;
  /**
   * whether the collaborative voice took part in it; else the language model alone answered.
   */
  has_voice: boolean;
  /**
   * wall-clock time of the decode.
   */
  seconds: number;
}
/**
 * One line of an answer.
 */
export interface Recommendation {
  /**
   * unique in the shop.
   */
  item_id: string;
  /**
   * as the catalogue has it; may be empty.
   */
  title: string;
  /**
   * coarse to fine, joined by " > "; may be empty.
   */
  category: string;
  /**
   * in the catalogue's own currency, or null.
   */
  price: number | null;
  /**
   * from 1.
   */
  rank: number;
  /**
   * of the whole semantic ID under the full vocabulary, in nats.
   */
  log_prob: number;
  /**
   * `exp(log_prob)`.
   */
  probability: number;
  /**
   * where codes were forced, the same among what is left: divided by the probability that these codes have; else null.
   */
  probability_left: number | null;
  /**
   * per level, how much of the probability of the ID up to this code is the collaborative voice's (what other shoppers did); the rest is the language model's. The last is that of the whole ID. Zeros without such a voice, null in an answer that stands in the build.
   */
  voice_shares: number[] | null;
  /**
   * written codes, coarse to fine.
   */
  semantic_id: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
}
/**
 * What the decoder considered while it made an answer.
 */
export interface PathTree {
  /**
   * coarse to fine.
   */
  levels: TreeLevel[];
  /**
   * as a node's, of the first code.
   */
  valid_mass: number | null;
  /**
   * prefixes that it kept per level, at most.
   */
  beam_width: number;
}
/**
 * One level of the path tree.
 */
export interface TreeLevel {
  /**
   * that are shown, the most probable path first.
   */
  nodes: TreeNode[];
  /**
   * nodes that were considered and are not shown.
   */
  hidden: number;
  /**
   * sum of their path probabilities.
   */
  hidden_probability: number;
}
/**
 * A prefix that the decoder considered.
 */
export interface TreeNode {
  /**
   * as written, such as b7.
   */
  code: string;
  /**
   * categories, or words of titles and descriptions; of the last code, which one the product is.
   */
  caption: string;
  /**
   * of the products with the code for which the caption holds, 0 to 1.
   */
  share: number;
  /**
   * products that have the code.
   */
  count: number;
  /**
   * whether the caption is true of the product on which the code stands; null where none is meant, or where it has nothing to tell by, as a new product has no category.
   */
  holds: boolean | null;
  /**
   * written codes; the last one was considered after those before it.
   */
  prefix: string[];
  /**
   * whose IDs begin with it.
   */
  products: number;
  /**
   * its parent's place among the nodes of the level before, from 0; -1 on the first level.
   */
  parent: number;
  /**
   * of the code after the codes before it, under the full vocabulary.
   */
  probability: number;
  /**
   * the same among the codes that lead to a product.
   */
  valid_probability: number;
  /**
   * of the whole prefix, under the full vocabulary.
   */
  path_probability: number;
  /**
   * whether it stayed in the beam.
   */
  kept: boolean;
  /**
   * of the answers that run through it, from 1.
   */
  ranks: number[];
  /**
   * ids of a few products below it; those that were answered first.
   */
  items: string[];
  /**
   * share of the next code's probability that lay on codes which lead to a product; null where the prefix was not continued.
   */
  valid_mass: number | null;
  /**
   * whether a what-if run kept it and the run before did not.
   */
  opened: boolean;
}
/**
 * What if the history were different?
 */
export interface EditQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * item ids, oldest first.
   *
   * @minItems 1
   * @maxItems 1000
   */
  history: string[];
  /**
   * in order; each starts from what those before it left.
   *
   * @minItems 1
   * @maxItems 20
   */
  edits: (WithoutEdit | SwapEdit | MoveEdit | ForceEdit | RewriteEdit | ModalityEdit)[];
}
/**
 * A product less.
 */
export interface WithoutEdit {
  /**
   * of the edit.
   */
  kind: 'without';
  /**
   * id of a product of the history.
   */
  item: string;
}
/**
 * Another product in a product's place.
 */
export interface SwapEdit {
  /**
   * of the edit.
   */
  kind: 'swap';
  /**
   * id of a product of the history.
   */
  item: string;
  /**
   * id of the product that takes its place.
   */
  other: string;
}
/**
 * A product at another place.
 */
export interface MoveEdit {
  /**
   * of the edit.
   */
  kind: 'move';
  /**
   * id of a product of the history.
   */
  item: string;
  /**
   * the place, from 0.
   */
  to: number;
}
/**
 * Only answers whose IDs begin with some codes.
 */
export interface ForceEdit {
  /**
   * of the edit.
   */
  kind: 'force';
  /**
   * from level a on; none lets go.
   *
   * @maxItems 8
   */
  codes: string[];
}
/**
 * Other codes for a product of the history.
 */
export interface RewriteEdit {
  /**
   * of the edit.
   */
  kind: 'rewrite';
  /**
   * id of a product of the history.
   */
  item: string;
  /**
   * its whole ID.
   *
   * @maxItems 8
   */
  codes: string[];
}
/**
 * The history read by one modality.
 */
export interface ModalityEdit {
  /**
   * of the edit.
   */
  kind: 'by';
  /**
   * what the IDs are made from.
   */
  modality: 'both' | 'image' | 'text';
  /**
   * id of the one product of the history that is read so; null for all of them.
   */
  item?: string | null;
}
/**
 * A file of bytes to download.
 */
export interface EncodedFile {
  /**
   * of the file.
   */
  name: string;
  /**
   * its media type.
   */
  type: string;
  /**
   * base64.
   */
  content: string;
}
/**
 * Everything that the panel Errors shows.
 */
export interface ErrorsData {
  /**
   * why there are no cases, or empty.
   */
  missing: string;
  /**
   * products of an answer.
   */
  k: number;
  /**
   * test events of the catalogue, of which the cases are all or a sample.
   */
  events: number;
  /**
   * the build's own first.
   */
  models: RivalModel[];
  /**
   * in the order in which they are tested.
   */
  causes: CauseData[];
  /**
   * for filters and grids.
   */
  attributes: CaseAttribute[];
  /**
   * worst first.
   */
  slices: SliceData[];
  /**
   * of every build whose rivals are known.
   */
  promises: PromiseData[];
  /**
   * the cases.
   */
  cases: CaseColumns;
}
/**
 * A model whose answers to the cases are known.
 */
export interface RivalModel {
  /**
   * in the files.
   */
  name: string;
  /**
   * as a visitor reads it.
   */
  label: string;
  /**
   * what it is, in a few words.
   */
  says: string;
  /**
   * per case, the place of the next product among all but the history's, from 1; null where it has none.
   */
  ranks: (number | null)[];
  /**
   * per case, whether it is among the first ten.
   */
  hits: boolean[];
}
/**
 * A kind of cases in which the model hits less often than on the whole.
 */
export interface SliceData {
  /**
   * what its cases have in common, as `Department: Clothing`.
   */
  conditions: string[];
  /**
   * their places, from 0.
   */
  cases: number[];
  /**
   * of them.
   */
  hits: number;
  /**
   * of the 95 % interval of the hit rate.
   */
  low: number;
  /**
   * of the same.
   */
  high: number;
  /**
   * of its cases, those that the oracle has; all where there is none.
   */
  knowable: number;
  /**
   * of them.
   */
  knowable_hits: number;
  /**
   * share of hits among all cases that the oracle has.
   */
  knowable_whole: number;
  /**
   * misses among its knowable cases beyond those that this share would give.
   */
  excess: number;
  /**
   * of so few hits if nothing were wrong, corrected for all slices that were looked at.
   */
  chance: number;
  /**
   * slices that are much the same cases.
   */
  overlapping: string[];
}
/**
 * A promise and whether it is kept.
 */
export interface PromiseData {
  /**
   * what is promised.
   */
  name: string;
  /**
   * measured.
   */
  value: number;
  /**
   * at least so much.
   */
  bound: number;
  /**
   * whether it is.
   */
  met: boolean;
}
/**
 * What a page can ask: every event with its question and its answer.
 */
export interface Events {
  recommend: {
    question: RecommendQuestion;
    answer: RecommendAnswer;
  };
  search: {
    question: SearchQuestion;
    answer: SearchAnswer;
  };
  explain: {
    question: ExplainQuestion;
    answer: ExplainAnswer;
  };
  report: {
    question: ReportQuestion;
    answer: TextFile;
  };
  edit_history: {
    question: EditQuestion;
    answer: EditAnswer;
  };
  siblings: {
    question: SiblingsQuestion;
    answer: SiblingsAnswer;
  };
  counterfactual: {
    question: CounterfactualQuestion;
    answer: CounterfactualAnswer;
  };
  code: {
    question: CodeQuestion;
    answer: CodePage;
  };
  compose: {
    question: ComposeQuestion;
    answer: Composition;
  };
  walk: {
    question: WalkQuestion;
    answer: WalkAnswer;
  };
  tokenize: {
    question: TokenizeQuestion;
    answer: TokenizeAnswer;
  };
  add_item: {
    question: AddQuestion;
    answer: AddAnswer;
  };
  audience: {
    question: AudienceQuestion;
    answer: AudienceAnswer;
  };
  leading_history: {
    question: LeadingHistoryQuestion;
    answer: LeadingHistoryAnswer;
  };
  read_table: {
    question: ReadTableQuestion;
    answer: ReadTableAnswer;
  };
  tokenize_rows: {
    question: TokenizeRowsQuestion;
    answer: TokenizeRowsAnswer;
  };
  export_result: {
    question: ExportResultQuestion;
    answer: ExportResultAnswer;
  };
  export_cases: {
    question: ExportCasesQuestion;
    answer: EncodedFile;
  };
  export_table: {
    question: ExportTableQuestion;
    answer: EncodedFile;
  };
  read_cases: {
    question: ReadCasesQuestion;
    answer: OtherCases;
  };
  read_histories: {
    question: ReadHistoriesQuestion;
    answer: ReadHistoriesAnswer;
  };
  answer_histories: {
    question: AnswerHistoriesQuestion;
    answer: AnswerHistoriesAnswer;
  };
  export_histories: {
    question: ExportHistoriesQuestion;
    answer: ExportHistoriesAnswer;
  };
}
/**
 * What comes next after a history?
 */
export interface RecommendQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * item ids, oldest first.
   *
   * @minItems 1
   * @maxItems 1000
   */
  history: string[];
}
/**
 * An answer with the paths that led to it.
 */
export interface RecommendAnswer {
  /**
   * best first.
   */
  items: Recommendation[];
  /**
   * one sentence where it differs from what was asked for (fewer items than k, …), else empty.
   */
  note: string;
  /**
   * of the build that gave it.
   */
  fingerprint: string;
  /**
   * whether the collaborative voice took part in it; else the language model alone answered.
   */
  has_voice: boolean;
  /**
   * wall-clock time of the decode.
   */
  seconds: number;
  /**
   * those paths.
   */
  tree: PathTree;
}
/**
 * Which products does a text describe?
 */
export interface SearchQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * a few words.
   */
  text: string;
  /**
   * of the products, their coarsest category; any where it is empty.
   */
  department?: string;
  /**
   * the finest of several categories; any where it is empty.
   */
  type?: string;
}
/**
 * The products that the text describes best, best first.
 */
export interface SearchAnswer {
  /**
   * their places in the catalogue, from 0; what the visitor added comes after it, in their order.
   */
  rows: number[];
}
/**
 * Why is this product recommended?
 */
export interface ExplainQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * item ids, oldest first.
   *
   * @minItems 1
   * @maxItems 1000
   */
  history: string[];
  /**
   * one of the recommended products.
   */
  item_id: string;
  /**
   * id of another one that it is compared with, or null.
   */
  rival?: string | null;
}
/**
 * Why a product is recommended.
 */
export interface ExplainAnswer {
  /**
   * the recommended product.
   */
  item_id: string;
  /**
   * may be empty.
   */
  title: string;
  /**
   * of its semantic ID after the whole history, in nats; with a rival, minus the rival's.
   */
  log_prob: number;
  /**
   * its written codes, coarse to fine.
   */
  semantic_id: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
  /**
   * oldest first.
   */
  history: HistoryEffect[];
  /**
   * of the build.
   */
  fingerprint: string;
  /**
   * id of the product that it is compared with, or null.
   */
  rival: string | null;
  /**
   * sentences; empty with a rival.
   */
  evidence: string[];
  /**
   * whether the attribution can be believed; null with a rival.
   */
  deletion: DeletionCurve | null;
}
/**
 * A case as a file.
 */
export interface ReportQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * item ids, oldest first.
   *
   * @minItems 1
   * @maxItems 1000
   */
  history: string[];
  /**
   * one of the recommended products.
   */
  item_id: string;
  /**
   * of the file.
   */
  form: 'html' | 'json';
}
/**
 * A file to download.
 */
export interface TextFile {
  /**
   * of the file.
   */
  name: string;
  /**
   * its media type.
   */
  type: string;
  /**
   * its content.
   */
  text: string;
}
/**
 * Which codes could stand in a product's ID instead of its own?
 */
export interface SiblingsQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * of the catalogue, or of one that the visitor added.
   */
  item_id: string;
}
/**
 * A product's codes and their siblings.
 */
export interface SiblingsAnswer {
  /**
   * the product.
   */
  item_id: string;
  /**
   * its own.
   */
  codes: Chip[];
  /**
   * per level, the codes that could stand there under the same prefix, its own among them.
   */
  levels: Chip[][];
  /**
   * per code of the first level, the code of the second that has most products under it; empty where every code can stand under any.
   */
  children: {
    [k: string]: Chip;
  };
}
/**
 * What lies between two products?
 */
export interface WalkQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * item id.
   */
  start: string;
  /**
   * item id.
   */
  end: string;
  /**
   * whether the coarsest code is swapped first or the finest.
   */
  order: 'coarse' | 'fine';
}
/**
 * A walk from one product to another.
 */
export interface WalkAnswer {
  /**
   * the start, then one for every code that is swapped; the last one is the end.
   */
  steps: Composition[];
}
/**
 * Which semantic ID does a new product get? One of the three has to be there.
 */
export interface TokenizeQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * the picture's bytes, or null.
   */
  file?: string | null;
  /**
   * may be empty.
   */
  title?: string;
  /**
   * may be empty.
   */
  description?: string;
}
/**
 * What the panel shows of a new product.
 */
export interface TokenizeAnswer {
  /**
   * written codes, coarse to fine.
   */
  semantic_id: string[];
  /**
   * how each of them was chosen.
   */
  levels: LevelChoice[];
  /**
   * nearest products of the catalogue, best first.
   */
  neighbours: Neighbour[];
  /**
   * words at the end of the text that the encoder has no room for.
   */
  words_unread: number;
  /**
   * of the build.
   */
  fingerprint: string;
  /**
   * products left under each of its prefixes.
   */
  narrowing: NarrowingStep[];
  /**
   * what picture and text lead to.
   */
  modalities: Modalities;
  /**
   * how near it is to the catalogue.
   */
  novelty: Novelty;
  /**
   * x and y on the map, each 0 to 1.
   *
   * @minItems 2
   * @maxItems 2
   */
  place: [number, number];
  /**
   * null for a product without a picture.
   */
  robustness: Robustness | null;
  /**
   * made from its content.
   */
  item_id: string;
  /**
   * never empty.
   */
  title: string;
  /**
   * the product as the page keeps it.
   */
  packed: PackedItem;
  /**
   * as this program sees it, upright, opaque and small, or null.
   */
  picture: string | null;
  /**
   * wall-clock time of the tokenisation.
   */
  seconds: number;
}
/**
 * How one level chose its code.
 */
export interface LevelChoice {
  /**
   * as written, such as b7.
   */
  code: string;
  /**
   * categories, or words of titles and descriptions; of the last code, which one the product is.
   */
  caption: string;
  /**
   * of the products with the code for which the caption holds, 0 to 1.
   */
  share: number;
  /**
   * products that have the code.
   */
  count: number;
  /**
   * whether the caption is true of the product on which the code stands; null where none is meant, or where it has nothing to tell by, as a new product has no category.
   */
  holds: boolean | null;
  /**
   * Euclidean, of its codeword from what it is compared with.
   */
  distance: number;
  /**
   * how much farther the second nearest codeword is; near 0 means a close call, 0 also that there is no other one.
   */
  margin: number;
  /**
   * share of the embedding's squared norm that the codewords up to this level explain.
   */
  explained: number;
  /**
   * the nearest codewords, the chosen one first.
   */
  alternatives: NearCode[];
}
/**
 * How many products are left under some first codes of an ID.
 */
export interface NarrowingStep {
  /**
   * how many codes.
   */
  depth: number;
  /**
   * products of the catalogue that begin with them.
   */
  left: number;
  /**
   * the last of them, and its caption, share and count; null where there is none yet.
   */
  code: string | null;
  /**
   * of the code.
   */
  caption: string | null;
  /**
   * of the code.
   */
  share: number | null;
  /**
   * of the code.
   */
  count: number | null;
  /**
   * whether the caption is true of the product; null where it has nothing to tell by.
   */
  holds: boolean | null;
}
/**
 * What picture and text lead to, together and each alone.
 */
export interface Modalities {
  /**
   * from all that there is.
   */
  both: ModalityId;
  /**
   * from the picture alone; null where there is none.
   */
  image: ModalityId | null;
  /**
   * from the text alone; null where there is none.
   */
  text: ModalityId | null;
  /**
   * of every two of them that are there.
   */
  differences: ModalityDifference[];
}
/**
 * The ID that a part of a product leads to.
 */
export interface ModalityId {
  /**
   * written codes, coarse to fine.
   */
  semantic_id: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
  /**
   * the three nearest products, best first.
   */
  neighbours: Neighbour[];
}
/**
 * Where two of the IDs part ways.
 */
export interface ModalityDifference {
  /**
   * which two.
   *
   * @minItems 2
   * @maxItems 2
   */
  pair: ['both' | 'image' | 'text', 'both' | 'image' | 'text'];
  /**
   * the first level, from 1, whose codes differ; null where none does.
   */
  level: number | null;
}
/**
 * How near a product is to the catalogue.
 */
export interface Novelty {
  /**
   * in one word.
   */
  verdict: 'duplicate' | 'familiar' | 'unusual' | 'unlike anything';
  /**
   * the verdict for a person, with the product that it rests on.
   */
  sentence: string;
  /**
   * the nearest product, or null in a shop that has no other.
   */
  nearest: Neighbour | null;
  /**
   * share of the shop's own products that are farther from their nearest other product, 0 to 1.
   */
  percentile: number;
  /**
   * products as near as near-duplicates are, best first.
   */
  duplicates: Neighbour[];
  /**
   * from which cosine on a product counts as one.
   */
  duplicate_cosine: number;
  /**
   * blank or noise where the picture shows nothing, else empty.
   */
  picture_fault: string;
}
/**
 * What became of the codes in slightly different photos.
 */
export interface Robustness {
  /**
   * how many there were.
   */
  views: number;
  /**
   * coarse to fine.
   */
  levels: RobustLevel[];
}
/**
 * A code, and the share of slightly different photos that keep it.
 */
export interface RobustLevel {
  /**
   * as written, such as b7.
   */
  code: string;
  /**
   * categories, or words of titles and descriptions; of the last code, which one the product is.
   */
  caption: string;
  /**
   * of the products with the code for which the caption holds, 0 to 1.
   */
  share: number;
  /**
   * products that have the code.
   */
  count: number;
  /**
   * whether the caption is true of the product on which the code stands; null where none is meant, or where it has nothing to tell by, as a new product has no category.
   */
  holds: boolean | null;
  /**
   * share of the views with this code, whatever comes before it.
   */
  same_code: number;
  /**
   * share of the views with this code and all before it.
   */
  same_prefix: number;
}
/**
 * After which history is one of them recommended?
 */
export interface LeadingHistoryQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * of the catalogue, or of one that the visitor added.
   */
  item_id: string;
}
/**
 * A short history after which a product is recommended.
 */
export interface LeadingHistoryAnswer {
  /**
   * of the example shopper; empty where the history was made up.
   */
  name: string;
  /**
   * oldest first.
   */
  history: ItemTitle[];
  /**
   * of the product's semantic ID after it, in nats.
   */
  log_prob: number;
  /**
   * from 1, among all products that are not in the history.
   */
  rank: number;
  /**
   * how many those are.
   */
  candidates: number;
  /**
   * the product.
   */
  item_id: string;
}
/**
 * What does a table say?
 */
export interface ReadTableQuestion {
  /**
   * of its file.
   */
  name: string;
  /**
   * of its file, in bytes.
   */
  size: number;
  /**
   * its bytes; null where the page knows that it is too large.
   */
  file?: string | null;
}
/**
 * A table as it was read.
 */
export interface ReadTableAnswer {
  /**
   * one per product, in the table's order.
   */
  rows: TableRow[];
  /**
   * which of title, description and image was found, and under which name.
   */
  read_as: {
    [k: string]: string;
  };
}
/**
 * One product of a table.
 */
export interface TableRow {
  /**
   * its number as a spreadsheet shows it.
   */
  row: number;
  /**
   * may be empty.
   */
  title: string;
  /**
   * may be empty.
   */
  description: string;
  /**
   * a picture's name, or empty.
   */
  image: string;
  /**
   * one sentence where the row could not be read, else empty.
   */
  problem: string;
  /**
   * the table's other columns.
   */
  own: {
    [k: string]: string;
  };
}
/**
 * Which semantic IDs do the next rows get?
 */
export interface TokenizeRowsQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * with their pictures, which together may be as large as one uploaded picture.
   *
   * @minItems 1
   * @maxItems 8
   */
  rows: SentRow[];
  /**
   * name of the zip file or folder that the pictures come from, or null.
   */
  source?: string | null;
}
/**
 * A row that is to be tokenised.
 */
export interface SentRow {
  /**
   * its number.
   */
  row: number;
  /**
   * may be empty.
   */
  title: string;
  /**
   * may be empty.
   */
  description: string;
  /**
   * a picture's name, or empty.
   */
  image: string;
  /**
   * as it was read with the row.
   */
  problem: string;
  /**
   * the table's other columns.
   */
  own?: {
    [k: string]: string;
  };
  /**
   * the bytes of its picture; null where it has none or there is trouble with it.
   */
  file?: string | null;
  /**
   * why they are not there; heavy is a picture that stays too large when it is made smaller.
   */
  trouble?: ('missing' | 'large' | 'damaged' | 'empty' | 'heavy') | null;
}
/**
 * What became of the rows.
 */
export interface TokenizeRowsAnswer {
  /**
   * in the order of the rows.
   */
  lines: TokenizedRow[];
}
/**
 * What became of a row.
 */
export interface TokenizedRow {
  /**
   * its number.
   */
  row: number;
  /**
   * as it was given.
   */
  title: string;
  /**
   * made from the product's content; null where there is a problem.
   */
  item_id: string | null;
  /**
   * written codes, coarse to fine; none where there is a problem.
   */
  semantic_id: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
  /**
   * the nearest product; null where there is a problem.
   */
  nearest: Neighbour | null;
  /**
   * one sentence, or empty.
   */
  problem: string;
  /**
   * its row of the result's file.
   */
  cells: ResultCells;
}
/**
 * A row of the result's file; it goes to the page and comes back.
 */
export interface ResultCells {
  /**
   * its number.
   */
  row: number;
  /**
   * the table's other columns.
   */
  own: {
    [k: string]: string;
  };
  /**
   * made from the product's content; this and all that follows is empty where there is a problem.
   */
  item_id: string;
  /**
   * as it was given.
   */
  title: string;
  /**
   * written codes, parted by spaces.
   */
  semantic_id: string;
  /**
   * of the codes, parted by slashes.
   */
  captions: string;
  /**
   * id of the shop's product that has this very ID, or empty.
   */
  taken_by: string;
  /**
   * of the nearest product.
   */
  nearest_id: string;
  /**
   * of the nearest product.
   */
  nearest_title: string;
  /**
   * with it, -1 to 1, or null.
   */
  cosine: number | null;
  /**
   * how near the product is to the catalogue, in one word.
   */
  verdict: string;
  /**
   * blank or noise where the picture shows nothing.
   */
  picture_fault: string;
  /**
   * one sentence, or empty.
   */
  problem: string;
}
/**
 * The result as a file.
 */
export interface ExportResultQuestion {
  /**
   * one per row, as `TokenizeRowsAnswer` gave them.
   *
   * @minItems 1
   * @maxItems 500
   */
  cells: ResultCells[];
  /**
   * of the file.
   */
  kind: 'csv' | 'parquet';
}
/**
 * The file.
 */
export interface ExportResultAnswer {
  /**
   * of the file.
   */
  name: string;
  /**
   * its media type.
   */
  type: string;
  /**
   * base64.
   */
  content: string;
}
/**
 * A file of some cases.
 */
export interface ExportCasesQuestion {
  /**
   * their places.
   *
   * @minItems 1
   * @maxItems 100000
   */
  cases: number[];
  /**
   * of the file; html is a report with pictures, of at most `MAX_REPORTED` cases.
   */
  kind: 'csv' | 'parquet' | 'html';
  /**
   * the visitor's own, by place.
   */
  notes?: {
    [k: string]: string;
  };
  /**
   * what a report says of how the cases were chosen.
   */
  about?: string;
}
/**
 * A file of a table that the page shows.
 */
export interface ExportTableQuestion {
  /**
   * of the file, without its ending.
   */
  name: string;
  /**
   * of the file.
   */
  kind: 'csv' | 'parquet';
  /**
   * their names.
   *
   * @minItems 1
   * @maxItems 60
   */
  columns: string[];
  /**
   * of cells.
   *
   * @maxItems 500000
   */
  rows: (string | number | null)[][];
}
/**
 * What does another build say of the same test events?
 */
export interface ReadCasesQuestion {
  /**
   * of its file.
   */
  name: string;
  /**
   * the bytes of its cases, exported as CSV.
   */
  file: string;
}
/**
 * Another build's cases, in the order of this one's.
 */
export interface OtherCases {
  /**
   * of the file.
   */
  name: string;
  /**
   * per case, whether it has the next product among its ten; null where it did not answer this one.
   */
  hits: (boolean | null)[];
  /**
   * per case, of the next product; null where there is none.
   */
  ranks: (number | null)[];
}
/**
 * Which histories does a text or a file hold?
 */
export interface ReadHistoriesQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * of the file; null for a text that was typed or pasted.
   */
  name: string | null;
  /**
   * in bytes.
   */
  size: number;
  /**
   * its bytes; null where the page knows that they are too many.
   */
  file?: string | null;
}
/**
 * The histories of a text.
 */
export interface ReadHistoriesAnswer {
  /**
   * at least one, in their order.
   */
  rows: GivenHistory[];
  /**
   * one history a line, a table of histories, or a table of events.
   */
  form: 'lines' | 'histories' | 'events';
}
/**
 * One history as it was read.
 */
export interface GivenHistory {
  /**
   * its number as a spreadsheet shows it; of events that of the first.
   */
  row: number;
  /**
   * whose it is, or empty.
   */
  name: string;
  /**
   * item ids, oldest first.
   */
  history: string[];
  /**
   * id of the next product; empty where none is given or it cannot be judged.
   */
  target: string;
  /**
   * one sentence where it cannot be answered, else empty.
   */
  problem: string;
  /**
   * one sentence on what it is taken as, or empty.
   */
  note: string;
}
/**
 * The result as a file.
 */
export interface ExportHistoriesQuestion {
  /**
   * one per history.
   *
   * @minItems 1
   * @maxItems 2000
   */
  lines: ResultHistory[];
  /**
   * of the file.
   */
  kind: 'csv' | 'parquet';
}
/**
 * A row of the result's file.
 */
export interface ResultHistory {
  /**
   * its number.
   */
  row: number;
  /**
   * whose history it is, or empty.
   */
  name: string;
  /**
   * item ids, oldest first.
   *
   * @maxItems 1000
   */
  history: string[];
  /**
   * id of the next product, or empty.
   */
  target: string;
  /**
   * what is recommended, best first.
   *
   * @maxItems 10
   */
  items: ResultItem[];
  /**
   * of the next product among them, or null.
   */
  rank: number | null;
  /**
   * one sentence, or empty.
   */
  problem: string;
  /**
   * one sentence, or empty.
   */
  note: string;
}
/**
 * One product of an answer, as the page sends it back.
 */
export interface ResultItem {
  /**
   * of the product.
   */
  item_id: string;
  /**
   * in nats.
   */
  log_prob: number;
}
/**
 * The file.
 */
export interface ExportHistoriesAnswer {
  /**
   * of the file.
   */
  name: string;
  /**
   * its media type.
   */
  type: string;
  /**
   * base64.
   */
  content: string;
}
/**
 * A product to try out, which the catalogue lacks.
 */
export interface ExampleItem {
  /**
   * of the product.
   */
  title: string;
  /**
   * of the product.
   */
  description: string;
  /**
   * its picture's address.
   */
  picture: string;
}
/**
 * A photo that somebody took, to try out.
 */
export interface ExamplePhoto {
  /**
   * its address.
   */
  picture: string;
  /**
   * what its source calls it.
   */
  shows: string;
  /**
   * whose it is, and under which terms.
   */
  credit: string;
}
/**
 * `/explain`.
 */
export interface ExplainRequest {
  /**
   * ids of the products that the shopper looked at, oldest first.
   *
   * @minItems 1
   * @maxItems 1000
   */
  history: string[];
  /**
   * the recommended product.
   */
  item_id: string;
}
/**
 * What `/explain` tells: effects of products that are left out one at a time, and more.
 */
export interface Explanation {
  /**
   * the recommended product.
   */
  item_id: string;
  /**
   * may be empty.
   */
  title: string;
  /**
   * of its semantic ID after the whole history, in nats; with a rival, minus the rival's.
   */
  log_prob: number;
  /**
   * its written codes, coarse to fine.
   */
  semantic_id: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
  /**
   * oldest first.
   */
  history: HistoryEffect[];
  /**
   * of the build.
   */
  fingerprint: string;
  /**
   * per product of the history and per level, when products are also left out together; in nats.
   */
  joint_effects: number[][];
  /**
   * sentences; empty where the product is not among the first ten recommendations.
   */
  evidence: string[];
}
/**
 * Everything that the shop knows of one product.
 */
export interface FullItem {
  /**
   * unique in the shop.
   */
  item_id: string;
  /**
   * as the catalogue has it; may be empty.
   */
  title: string;
  /**
   * coarse to fine, joined by " > "; may be empty.
   */
  category: string;
  /**
   * in the catalogue's own currency, or null.
   */
  price: number | null;
  /**
   * may be empty.
   */
  description: string;
  /**
   * its written codes, coarse to fine.
   */
  semantic_id: string[];
  /**
   * the same, captioned.
   */
  codes: Chip[];
  /**
   * of the build.
   */
  fingerprint: string;
}
/**
 * What a field says while nothing is written in it, in words of this catalogue.
 */
export interface Hints {
  /**
   * of the search.
   */
  search: string;
  /**
   * of a new product.
   */
  title: string;
  /**
   * of a new product.
   */
  description: string;
}
/**
 * What several histories at once may be.
 */
export interface HistoryBounds {
  /**
   * histories that one question may bring.
   */
  rows_per_request: number;
  /**
   * of a text or table.
   */
  max_rows: number;
  /**
   * of its file.
   */
  file_bytes: number;
}
/**
 * A question about a shopper.
 */
export interface HistoryQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * item ids, oldest first.
   *
   * @minItems 1
   * @maxItems 1000
   */
  history: string[];
}
/**
 * A question about one product.
 */
export interface ItemQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
  /**
   * of the catalogue, or of one that the visitor added.
   */
  item_id: string;
}
/**
 * `/item`.
 */
export interface ItemRequest {
  /**
   * the product's id.
   */
  item_id: string;
}
/**
 * A new product's ID and what is said of it.
 */
export interface NewItem {
  /**
   * written codes, coarse to fine.
   */
  semantic_id: string[];
  /**
   * how each of them was chosen.
   */
  levels: LevelChoice[];
  /**
   * nearest products of the catalogue, best first.
   */
  neighbours: Neighbour[];
  /**
   * words at the end of the text that the encoder has no room for.
   */
  words_unread: number;
  /**
   * of the build.
   */
  fingerprint: string;
  /**
   * products left under each of its prefixes.
   */
  narrowing: NarrowingStep[];
  /**
   * what picture and text lead to.
   */
  modalities: Modalities;
  /**
   * how near it is to the catalogue.
   */
  novelty: Novelty;
  /**
   * x and y on the map, each 0 to 1.
   *
   * @minItems 2
   * @maxItems 2
   */
  place: [number, number];
}
/**
 * What every list of products says of a product.
 */
export interface Product {
  /**
   * unique in the shop.
   */
  item_id: string;
  /**
   * as the catalogue has it; may be empty.
   */
  title: string;
  /**
   * coarse to fine, joined by " > "; may be empty.
   */
  category: string;
  /**
   * in the catalogue's own currency, or null.
   */
  price: number | null;
}
/**
 * `/recommend`.
 */
export interface RecommendRequest {
  /**
   * ids of the products that the shopper looked at, oldest first.
   *
   * @minItems 1
   * @maxItems 1000
   */
  history: string[];
  /**
   * how many products to recommend.
   */
  k?: number;
}
/**
 * `/search`.
 */
export interface SearchRequest {
  /**
   * a few words.
   */
  text: string;
  /**
   * how many products to find.
   */
  k?: number;
}
/**
 * What `/search` found.
 */
export interface SearchResult {
  /**
   * best first; the cosine is that with the text.
   */
  items: Neighbour[];
  /**
   * of the build.
   */
  fingerprint: string;
}
/**
 * One of several shops that this app shows.
 */
export interface ShopChoice {
  /**
   * in links.
   */
  name: string;
  /**
   * what a visitor reads.
   */
  title: string;
  /**
   * of its page, from this one.
   */
  address: string;
  /**
   * whether it is this one.
   */
  is_shown: boolean;
}
/**
 * A question about the shop as one visitor sees it, with the products that they added.
 */
export interface ShopQuestion {
  /**
   * the products, as the server packed them, oldest first.
   *
   * @maxItems 20
   */
  added?: PackedItem[];
  /**
   * how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
   */
  boost?: number;
}
/**
 * An example shopper.
 */
export interface StartShopper {
  /**
   * of the shopper.
   */
  name: string;
  /**
   * one sentence.
   */
  description: string;
  /**
   * item ids, oldest first.
   */
  history: string[];
  /**
   * what the build recommended; null where it cannot.
   */
  answer: StoredRecommendations | null;
}
/**
 * An answer as the build holds it.
 */
export interface StoredRecommendations {
  /**
   * best first.
   */
  items: Recommendation[];
  /**
   * one sentence where it differs from what was asked for (fewer items than k, …), else empty.
   */
  note: string;
  /**
   * of the build that gave it.
   */
  fingerprint: string;
}
/**
 * What the page starts from; a page that only says why there is no other has `title` and `sorry`.
 */
export interface StartValues {
  /**
   * of the app.
   */
  title: string;
  /**
   * why the build cannot be shown, or empty.
   */
  sorry: string;
  /**
   * one sentence that says what is not real, or empty.
   */
  notice: string;
  /**
   * the sign before a price, or empty.
   */
  currency: string;
  /**
   * of the build.
   */
  fingerprint: string;
  /**
   * codes of a semantic ID.
   */
  levels: number;
  /**
   * what each of them says of a product.
   */
  roles: ('kind' | 'look' | 'one')[];
  /**
   * products in a history.
   */
  max_history: number;
  /**
   * where `CatalogueData` is; empty where there is none to show.
   */
  catalogue_url: string;
  /**
   * where `CodebookData` is.
   */
  codebook_url: string;
  /**
   * where `ErrorsData` is; empty where there are no cases.
   */
  errors_url: string;
  /**
   * why there are none, or empty.
   */
  no_errors: string;
  /**
   * that one can choose from; empty where there is one.
   */
  shops: ShopChoice[];
  /**
   * the examples.
   */
  shoppers: StartShopper[];
  /**
   * whether the build has a recommender.
   */
  recommends: boolean;
  /**
   * whether a collaborative voice answers beside its language model.
   */
  has_voice: boolean;
  /**
   * whether the build has an encoder for new pictures and texts.
   */
  tokenizes: boolean;
  /**
   * what empty fields say.
   */
  hints: Hints;
  /**
   * products in an answer.
   */
  shown: number;
  /**
   * products to try out.
   */
  new_items: ExampleItem[];
  /**
   * to try out, too.
   */
  photos: ExamplePhoto[];
  /**
   * what is to be said of all of them, or empty.
   */
  photo_note: string;
  /**
   * of one uploaded picture.
   */
  upload_megabytes: number;
  /**
   * products that a visitor may add.
   */
  max_added: number;
  /**
   * how much more may be transferred to them than to other new products.
   */
  max_boost: number;
  /**
   * what a table of new products may be.
   */
  batch: BatchBounds;
  /**
   * what several histories at once may be.
   */
  histories: HistoryBounds;
  /**
   * of the whole interface, as CSS.
   */
  styles: string;
}
/**
 * A new product's semantic ID.
 */
export interface Tokenization {
  /**
   * written codes, coarse to fine.
   */
  semantic_id: string[];
  /**
   * how each of them was chosen.
   */
  levels: LevelChoice[];
  /**
   * nearest products of the catalogue, best first.
   */
  neighbours: Neighbour[];
  /**
   * words at the end of the text that the encoder has no room for.
   */
  words_unread: number;
  /**
   * of the build.
   */
  fingerprint: string;
}
/**
 * `/tokenize`.
 */
export interface TokenizeRequest {
  /**
   * the uploaded picture, or nothing.
   */
  image?: UploadedFile | string | null;
  /**
   * the product's title, or nothing.
   */
  title?: string;
  /**
   * the product's description, or nothing.
   */
  description?: string;
}
/**
 * What the server said of an upload, as `gradio_client` sends it back; what else it says of it is not read.
 */
export interface UploadedFile {
  /**
   * as the upload was answered.
   */
  path: string;
  /**
   * of the file where it came from, or null.
   */
  orig_name?: string | null;
}
/**
 * What `/tokenize` tells.
 */
export interface TokenizedItem {
  /**
   * written codes, coarse to fine.
   */
  semantic_id: string[];
  /**
   * how each of them was chosen.
   */
  levels: LevelChoice[];
  /**
   * nearest products of the catalogue, best first.
   */
  neighbours: Neighbour[];
  /**
   * words at the end of the text that the encoder has no room for.
   */
  words_unread: number;
  /**
   * of the build.
   */
  fingerprint: string;
  /**
   * products left under each of its prefixes.
   */
  narrowing: NarrowingStep[];
  /**
   * what picture and text lead to.
   */
  modalities: Modalities;
  /**
   * how near it is to the catalogue.
   */
  novelty: Novelty;
  /**
   * x and y on the map, each 0 to 1.
   *
   * @minItems 2
   * @maxItems 2
   */
  place: [number, number];
  /**
   * null for a product without a picture.
   */
  robustness: Robustness | null;
}
