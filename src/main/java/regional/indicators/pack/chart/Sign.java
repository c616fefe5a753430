package regional.indicators.pack.chart;

import java.awt.Color;
import java.awt.Shape;

/**
 * What a point of a control chart is a sign of, and how it is marked: by shape and size as well as
 * by colour. Colours as in Making Data Count: blue improvement, orange concern, grey common cause,
 * purple where neither way is better.
 */
public enum Sign {
  IMPROVEMENT(new Color(0x1D5FA8), Ink.diamond(3.9)),
  CONCERN(new Color(0xB3440C), Ink.square(3)),
  HIGH(new Color(0x6A3D9A), Ink.triangle(3.6)),
  LOW(new Color(0x6A3D9A), Ink.triangle(-3.6)),
  NONE(Ink.QUIET, Ink.OWN_POINT);

  private final Color colour;
  private final Shape shape;

  Sign(Color colour, Shape shape) {
    this.colour = colour;
    this.shape = shape;
  }

  Color colour() {
    return colour;
  }

  Shape shape() {
    return shape;
  }
}
