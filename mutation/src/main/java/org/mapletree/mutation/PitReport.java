package org.mapletree.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What one run of PIT says.
 *
 * @param mutated the classes that were mutated in this run, whatever became of their mutants
 * @param alive the mutants that no test noticed, as rows
 */
record PitReport(Set<String> mutated, Set<String> alive) {
  private static final Set<String> ALIVE = Set.of("SURVIVED", "NO_COVERAGE");

  static PitReport read(Path xml, List<Path> sourceRoots) throws IOException {
    NodeList mutations = parse(xml).getElementsByTagName("mutation");
    Set<String> mutated = new HashSet<>();
    Set<String> alive = new TreeSet<>();
    for (Element mutation : elements(mutations)) {
      mutated.add(text(mutation, "mutatedClass"));
      if (ALIVE.contains(mutation.getAttribute("status"))) {
        alive.add(mutant(mutation, sourceRoots).toString());
      }
    }
    return new PitReport(mutated, alive);
  }

  private static Element parse(Path xml) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(xml.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(xml + " is no report of PIT", e);
    }
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Mutant mutant(Element mutation, List<Path> sourceRoots) throws IOException {
    String type = text(mutation, "mutatedClass");
    String mutator = text(mutation, "mutator");
    int line = Integer.parseInt(text(mutation, "lineNumber"));
    String source = sourceLine(type, text(mutation, "sourceFile"), line, sourceRoots);
    return new Mutant(
        type,
        text(mutation, "mutatedMethod"),
        mutator.substring(mutator.lastIndexOf('.') + 1),
        source);
  }

  private static String text(Element mutation, String name) {
    return mutation.getElementsByTagName(name).item(0).getTextContent();
  }

  private static String sourceLine(String type, String file, int line, List<Path> sourceRoots)
      throws IOException {
    String folder = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
    for (Path root : sourceRoots) {
      Path source = root.resolve(folder).resolve(file);
      if (Files.exists(source)) {
        return Files.readAllLines(source).get(line - 1).strip();
      }
    }
    throw new IOException("no source of " + type + " below " + sourceRoots);
  }
}
