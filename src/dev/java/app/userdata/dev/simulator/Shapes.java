package app.userdata.dev.simulator;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** What the sample pictures show; drawn without fonts, which a bare machine may lack. */
final class Shapes {
  private static final Color LEAF = new Color(0x3A8F3A);
  private static final Color STEM = new Color(0x6B4423);

  private Shapes() {}

  /** Draws something into a square of this size at this place. */
  interface Shape {
    void draw(Graphics2D g, double x, double y, double size);
  }

  static void apple(Graphics2D g, double x, double y, double s) {
    g.setColor(new Color(0xC8202B));
    g.fill(new Ellipse2D.Double(x, y + s * 0.2, s * 0.6, s * 0.75));
    g.fill(new Ellipse2D.Double(x + s * 0.4, y + s * 0.2, s * 0.6, s * 0.75));
    stem(g, x, y, s);
    g.setColor(LEAF);
    g.fill(new Ellipse2D.Double(x + s * 0.52, y + s * 0.02, s * 0.3, s * 0.14));
  }

  static void banana(Graphics2D g, double x, double y, double s) {
    g.setColor(new Color(0xF4D03F));
    Path2D path = new Path2D.Double();
    path.moveTo(x + s * 0.05, y + s * 0.3);
    path.quadTo(x + s * 0.35, y + s * 1.15, x + s * 0.98, y + s * 0.55);
    path.quadTo(x + s * 0.45, y + s * 0.72, x + s * 0.2, y + s * 0.22);
    path.closePath();
    g.fill(path);
    g.setColor(STEM);
    g.fill(new Ellipse2D.Double(x + s * 0.04, y + s * 0.2, s * 0.17, s * 0.12));
  }

  static void orange(Graphics2D g, double x, double y, double s) {
    g.setColor(new Color(0xF0892B));
    g.fill(new Ellipse2D.Double(x + s * 0.06, y + s * 0.1, s * 0.88, s * 0.88));
    g.setColor(new Color(0xD9741A));
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        double left = x + s * (0.25 + 0.22 * column);
        g.fill(new Ellipse2D.Double(left, y + s * (0.3 + 0.2 * row), s / 20, s / 20));
      }
    }
    g.setColor(LEAF);
    g.fill(new Ellipse2D.Double(x + s * 0.4, y + s * 0.03, s * 0.25, s * 0.12));
  }

  static void face(Graphics2D g, double x, double y, double s) {
    g.setColor(new Color(0xF2C9A0));
    g.fill(new Ellipse2D.Double(x + s * 0.1, y + s * 0.05, s * 0.8, s * 0.9));
    g.setColor(Color.DARK_GRAY);
    g.fill(new Ellipse2D.Double(x + s * 0.3, y + s * 0.35, s * 0.1, s * 0.12));
    g.fill(new Ellipse2D.Double(x + s * 0.6, y + s * 0.35, s * 0.1, s * 0.12));
    g.setStroke(new BasicStroke((float) Math.max(2, s / 30)));
    g.draw(new Arc2D.Double(x + s * 0.3, y + s * 0.45, s * 0.4, s * 0.3, 200, 140, Arc2D.OPEN));
  }

  static void glasses(Graphics2D g, double x, double y, double s) {
    face(g, x, y, s);
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke((float) Math.max(2, s / 25)));
    g.draw(new Ellipse2D.Double(x + s * 0.22, y + s * 0.3, s * 0.24, s * 0.22));
    g.draw(new Ellipse2D.Double(x + s * 0.54, y + s * 0.3, s * 0.24, s * 0.22));
  }

  static void hat(Graphics2D g, double x, double y, double s) {
    face(g, x, y, s);
    g.setColor(new Color(0x2E4057));
    g.fillRect((int) (x + s * 0.25), (int) y, (int) (s * 0.5), (int) (s * 0.2));
    g.fillRect((int) (x + s * 0.08), (int) (y + s * 0.18), (int) (s * 0.84), (int) (s * 0.07));
  }

  static void circle(Graphics2D g, double x, double y, double s) {
    g.setColor(new Color(0xD1495B));
    g.fill(new Ellipse2D.Double(x, y, s, s));
  }

  static void square(Graphics2D g, double x, double y, double s) {
    g.setColor(new Color(0x30638E));
    g.fillRect((int) x, (int) y, (int) s, (int) s);
  }

  static void triangle(Graphics2D g, double x, double y, double s) {
    g.setColor(new Color(0xEDAE49));
    g.fill(
        new Polygon(
            new int[] {(int) (x + s / 2), (int) x, (int) (x + s)},
            new int[] {(int) y, (int) (y + s), (int) (y + s)},
            3));
  }

  private static void stem(Graphics2D g, double x, double y, double s) {
    g.setColor(STEM);
    g.setStroke(new BasicStroke((float) Math.max(2, s / 20)));
    g.draw(new Arc2D.Double(x + s * 0.35, y + s * 0.02, s * 0.3, s * 0.5, 100, 60, Arc2D.OPEN));
  }
}
