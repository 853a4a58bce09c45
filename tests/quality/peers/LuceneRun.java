// What Lucene ranks: BM25Similarity and EnglishAnalyzer as they come, title and body in one field, the words of a
// question in a BooleanQuery as its QueryBuilder makes it.  Prints a TREC run.
//
//   java -cp 'LIBS/*' LuceneRun.java DOCS.tsv QUERIES.tsv        (DOCS: id, title, body; QUERIES: id, text)
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;

public class LuceneRun {
  static final int HITS = 1000;

  static void index(Directory directory, Analyzer analyzer, Path documents) throws Exception {
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (String line : Files.readAllLines(documents, StandardCharsets.UTF_8)) {
        String[] parts = line.split("\t", -1);
        Document document = new Document();
        document.add(new StoredField("id", parts[0]));
        document.add(new TextField("text", parts[1] + "\n" + parts[2], Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  static void ask(IndexSearcher searcher, QueryBuilder builder, String id, String text) throws Exception {
    Query query = builder.createBooleanQuery("text", text);
    if (query == null) return;
    int rank = 0;
    for (ScoreDoc hit : searcher.search(query, HITS).scoreDocs) {
      String article = searcher.storedFields().document(hit.doc).get("id");
      System.out.println(String.format(Locale.ROOT, "%s Q0 %s %d %.7g lucene", id, article, ++rank, hit.score));
    }
  }

  public static void main(String[] arguments) throws Exception {
    Analyzer analyzer = new EnglishAnalyzer();
    Directory directory = new ByteBuffersDirectory();
    index(directory, analyzer, Path.of(arguments[0]));
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity());
      QueryBuilder builder = new QueryBuilder(analyzer);
      for (String line : Files.readAllLines(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
        int tab = line.indexOf('\t');
        if (tab > 0) ask(searcher, builder, line.substring(0, tab), line.substring(tab + 1));
      }
    }
  }
}
