package io.tocsin.site.card;

import io.tocsin.site.drawing.Typeface;
import io.tocsin.site.view.Light;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture of how something stands, for those who share an address. Immutable; drawn letter by
 * letter from fonts that come with the program, so that it looks the same on every server.
 *
 * @param light gives the colour
 * @param state how it stands, in two or three words
 * @param sentence is it broken, for whom, since when; cut after four lines
 * @param foot who says so and as of when
 */
public record Card(Light light, String state, String sentence, String foot) {

  /** Pixels, as every network asks. */
  public static final int WIDTH = 1200;

  /** Pixels. */
  public static final int HEIGHT = 630;

  private static final int MARGIN = 80;
  private static final int INSIDE = WIDTH - 2 * MARGIN;
  private static final int MOST_LINES = 4;

  /** Draws it as PNG, well below 100 kB. */
  public byte[] png() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    fill(brush, Color.WHITE, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    Color colour = Color.decode(light.colour());
    fill(brush, colour, new Rectangle2D.Double(0, 0, WIDTH, 130));
    fill(brush, Color.WHITE, line(Typeface.BOLD, state, 52, 84));
    List<String> lines = Typeface.BOLD.lines(sentence, 54, INSIDE, MOST_LINES);
    double y = 230;
    for (String line : lines) {
      fill(brush, new Color(0x1c2024), line(Typeface.BOLD, line, 54, y));
      y += 74;
    }
    fill(brush, colour, new Rectangle2D.Double(MARGIN, 530, 80, 6));
    fill(brush, new Color(0x4b545d), line(Typeface.REGULAR, foot, 34, 586));
    brush.dispose();
    return bytes(image);
  }

  private static void fill(Graphics2D brush, Color colour, Shape shape) {
    brush.setColor(colour);
    brush.fill(shape);
  }

  private static Shape line(Typeface face, String text, double size, double y) {
    return face.outline(face.fitted(text, size, INSIDE), size, MARGIN, y);
  }

  /** In memory: the usual way goes through a file of its own. */
  private static byte[] bytes(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(32_768);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
