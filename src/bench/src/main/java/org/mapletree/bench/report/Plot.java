package org.mapletree.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a figure grows with the size, as SVG: both axes logarithmic, one line a library. */
final class Plot {
  private static final int WIDTH = 675;
  private static final int HEIGHT = 400;
  private static final int LEFT = 105;
  private static final int RIGHT = 190;
  private static final int TOP = 40;
  private static final int BOTTOM = 45;
  private static final List<String> COLORS =
      List.of("#c0392b", "#2c3e50", "#2980b9", "#27ae60", "#8e44ad", "#7f8c8d", "#d68910");

  private record Point(double x, double y) {}

  private record Line(String name, List<Point> points) {}

  private final String title;
  private final String unit;
  private final List<Line> lines = new ArrayList<>();

  Plot(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  /** A line through points, given as sizes and figures in turn; figures of 0 are left out. */
  void line(String name, List<double[]> points) {
    List<Point> shown =
        points.stream()
            .filter(point -> point[1] > 0)
            .map(point -> new Point(Math.log10(point[0]), Math.log10(point[1])))
            .toList();
    if (!shown.isEmpty()) {
      lines.add(new Line(name, shown));
    }
  }

  /** Whether there is a line to show: two points at least. */
  boolean isEmpty() {
    return lines.stream().allMatch(line -> line.points.size() < 2);
  }

  @Override
  public String toString() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                + "font-family=\"sans-serif\" font-size=\"12\">%n",
            WIDTH,
            HEIGHT));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    text(svg, LEFT, 24, "start", title + ", " + unit);
    axes(svg);
    for (int at = 0; at < lines.size(); at++) {
      draw(svg, lines.get(at), COLORS.get(at % COLORS.size()), at);
    }
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    for (int power = lowX(); power <= highX(); power++) {
      rule(svg, x(power), TOP, x(power), HEIGHT - BOTTOM);
      text(svg, x(power), HEIGHT - BOTTOM + 18, "middle", power(power));
    }
    for (int power = lowY(); power <= highY(); power++) {
      rule(svg, LEFT, y(power), WIDTH - RIGHT, y(power));
      text(svg, LEFT - 6, y(power) + 4, "end", power(power));
    }
    text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", "entries");
  }

  private void draw(StringBuilder svg, Line line, String color, int row) {
    StringBuilder path = new StringBuilder();
    for (Point point : line.points) {
      path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.x), y(point.y)));
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
              x(point.x),
              y(point.y),
              color));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
            path.toString().strip(),
            color,
            row == 0 ? 3 : 1));
    double beside = TOP + 14 + 18.0 * row;
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%.1f\" width=\"10\" height=\"10\" fill=\"%s\"/>%n",
            WIDTH - RIGHT + 14,
            beside - 9,
            color));
    text(svg, WIDTH - RIGHT + 30, beside, "start", line.name);
  }

  private double x(double power) {
    int span = Math.max(1, highX() - lowX());
    return LEFT + (power - lowX()) / span * (WIDTH - LEFT - RIGHT);
  }

  private double y(double power) {
    int span = Math.max(1, highY() - lowY());
    return HEIGHT - BOTTOM - (power - lowY()) / span * (HEIGHT - TOP - BOTTOM);
  }

  private int lowX() {
    return (int) Math.floor(points().stream().mapToDouble(Point::x).min().orElse(0));
  }

  private int highX() {
    return (int) Math.ceil(points().stream().mapToDouble(Point::x).max().orElse(1));
  }

  private int lowY() {
    return (int) Math.floor(points().stream().mapToDouble(Point::y).min().orElse(0));
  }

  private int highY() {
    int high = (int) Math.ceil(points().stream().mapToDouble(Point::y).max().orElse(1));
    return Math.max(high, lowY() + 1);
  }

  private List<Point> points() {
    return lines.stream().flatMap(line -> line.points.stream()).toList();
  }

  private static String power(int power) {
    return power < 0
        ? String.format(Locale.ROOT, "%." + -power + "f", Math.pow(10, power))
        : String.format(Locale.ROOT, "%,.0f", Math.pow(10, power));
  }

  private static void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            escaped));
  }
}
