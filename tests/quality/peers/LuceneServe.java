// A server of Lucene's, to measure dateline-serve beside: the best ten by BM25 (title twice as heavy as body), counts of
// source, person and place over all matches, title and body lit, as JSON.  What makes Lucene fast is on: offsets in the
// postings for the highlighter, sorted-set facets, one segment, no scoring beyond BM25.
//
//   java -cp 'LIBS/*' LuceneServe.java index ARTICLES.tsv DIR     (id, title, body, date, source, persons, places)
//   java -cp 'LIBS/*' -Dsun.net.httpserver.nodelay=true LuceneServe.java serve DIR PORT THREADS
//
// LIBS: lucene-core, -analysis-common, -facet, -highlighter, -memory, -queries.  Persons and places stand between \u001f.
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

public class LuceneServe {
  static final Analyzer ANALYZER = new EnglishAnalyzer();
  static final List<String> FACETS = List.of("source", "person", "place");

  static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    config.setMultiValued("person", true);
    config.setMultiValued("place", true);
    return config;
  }

  static FieldType withOffsets() {
    FieldType type = new FieldType(TextField.TYPE_STORED);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    return type;
  }

  static Document document(String[] parts) {
    Document document = new Document();
    document.add(new StoredField("id", parts[0]));
    document.add(new Field("title", parts[1], withOffsets()));
    document.add(new Field("body", parts[2], withOffsets()));
    document.add(new StoredField("date", parts[3]));
    document.add(new StoredField("source", parts[4]));
    for (int i = 0; i < FACETS.size(); ++i) {
      for (String each : new LinkedHashSet<>(List.of(parts[4 + i].split("\u001f")))) {
        if (!each.isEmpty()) document.add(new SortedSetDocValuesFacetField(FACETS.get(i), each));
      }
    }
    return document;
  }

  static void index(Path articles, Path folder) throws Exception {
    FacetsConfig facets = facetsConfig();
    IndexWriterConfig config = new IndexWriterConfig(ANALYZER).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(articles, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        writer.addDocument(facets.build(document(line.split("\t", -1))));
      }
      writer.forceMerge(1);
      writer.commit();
      System.out.println(writer.getDocStats().numDocs + " articles");
    }
  }

  final IndexSearcher searcher;
  final SortedSetDocValuesReaderState state;
  final UnifiedHighlighter highlighter;

  LuceneServe(Path folder) throws IOException {
    DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder));
    searcher = new IndexSearcher(reader);
    state = new DefaultSortedSetDocValuesReaderState(reader, facetsConfig());
    highlighter = UnifiedHighlighter.builder(searcher, ANALYZER).build();
  }

  static Query query(String text, boolean all) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    Set<String> words = new LinkedHashSet<>();
    try (TokenStream tokens = ANALYZER.tokenStream("body", text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) words.add(word.toString());
      tokens.end();
    }
    for (String word : words) {
      Query title = new BoostQuery(new TermQuery(new Term("title", word)), 2);
      Query body = new TermQuery(new Term("body", word));
      query.add(new DisjunctionMaxQuery(List.of(title, body), 0.1f),
                all ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  static void string(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); ++i) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    out.append('"');
  }

  static void field(StringBuilder out, String name, String value) {
    string(out, name);
    out.append(':');
    string(out, value == null ? "" : value);
  }

  String answer(String text, boolean all) throws IOException {
    Query query = query(text, all);
    FacetsCollector matches = new FacetsCollector();
    TopDocs best = FacetsCollector.search(searcher, query, 10, matches);
    long total = 0;
    for (FacetsCollector.MatchingDocs each : matches.getMatchingDocs()) total += each.totalHits;
    StringBuilder out = new StringBuilder("{\"total\":").append(total).append(",\"hits\":[");
    Map<String, String[]> lit = highlighter.highlightFields(new String[] {"title", "body"}, query, best, new int[] {1, 2});
    for (int i = 0; i < best.scoreDocs.length; ++i) {
      Document document = searcher.storedFields().document(best.scoreDocs[i].doc, Set.of("id", "title", "date", "source"));
      out.append(i == 0 ? "{" : ",{");
      for (String name : List.of("id", "title", "date", "source")) {
        field(out, name, document.get(name));
        out.append(',');
      }
      field(out, "title_lit", lit.get("title")[i]);
      out.append(',');
      field(out, "snippet", lit.get("body")[i]);
      out.append(",\"score\":").append(best.scoreDocs[i].score).append('}');
    }
    out.append("],\"facets\":{");
    facets(out, total == 0 ? null : new SortedSetDocValuesFacetCounts(state, matches));
    return out.append("}}").toString();
  }

  static void facets(StringBuilder out, Facets counts) throws IOException {
    for (String name : FACETS) {
      out.append(name.equals(FACETS.get(0)) ? "" : ",");
      string(out, name);
      out.append(":[");
      FacetResult result = counts == null ? null : counts.getTopChildren(10, name);
      if (result != null) {
        for (int i = 0; i < result.labelValues.length; ++i) {
          LabelAndValue each = result.labelValues[i];
          out.append(i == 0 ? "{" : ",{");
          field(out, "value", each.label);
          out.append(",\"count\":").append(each.value).append('}');
        }
      }
      out.append(']');
    }
  }

  static Map<String, String> parameters(HttpExchange exchange) {
    Map<String, String> found = new HashMap<>();
    for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) found.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return found;
  }

  void answer(HttpExchange exchange) throws IOException {
    byte[] body;
    int status = 200;
    try {
      Map<String, String> given = parameters(exchange);
      body = answer(given.get("q"), "all".equals(given.get("mode"))).getBytes(StandardCharsets.UTF_8);
    } catch (Exception error) {
      status = 500;
      body = error.toString().getBytes(StandardCharsets.UTF_8);
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("index")) {
      index(Path.of(arguments[1]), Path.of(arguments[2]));
      return;
    }
    LuceneServe served = new LuceneServe(Path.of(arguments[1]));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[2])), 0);
    server.createContext("/search", served::answer);
    server.setExecutor(Executors.newFixedThreadPool(Integer.parseInt(arguments[3])));
    server.start();
    System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}
