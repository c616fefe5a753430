package regional.indicators.job;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import com.esotericsoftware.kryo.util.MapReferenceResolver;
import it.unimi.dsi.fastutil.doubles.DoubleImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objenesis.strategy.StdInstantiatorStrategy;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;

/**
 * What is computed, as bytes on their way from the process of a run to its workers. They are of
 * this version of the program alone, and nobody else reads them.
 */
final class ObjectGraph {

  private static final String OURS = "regional.indicators.";

  /** What may be named in one: nothing that could do anything when it is read. */
  private static final List<String> NAMED =
      List.of(OURS, "java.util.", "java.time.", "it.unimi.dsi.fastutil.");

  /** Written again wherever they are named: to look whether they were costs more. */
  private static final Set<Class<?>> SMALL =
      Set.of(Optional.class, Value.Known.class, Quarter.class, LocalDate.class);

  private static final int BUFFER = 1 << 16;

  /** Maps and lists of the JDK that cannot be filled: read as plain ones, which nobody changes. */
  private static final class Unmodifiable extends Serializer<Object> {
    @Override
    public void write(Kryo kryo, Output out, Object wrapped) {
      kryo.writeClassAndObject(out, plain(wrapped));
    }

    private static Object plain(Object wrapped) {
      if (wrapped instanceof SortedMap<?, ?> sorted) {
        return new TreeMap<>(sorted);
      }
      if (wrapped instanceof Map<?, ?> map) {
        return new LinkedHashMap<>(map);
      }
      return wrapped instanceof Set<?> set
          ? new LinkedHashSet<>(set)
          : new ArrayList<>((Collection<?>) wrapped);
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<? extends Object> type) {
      return kryo.readClassAndObject(in);
    }
  }

  /** Reads and writes whole graphs of objects: a figure, wherever it is named, stays one. */
  private static final class Graph extends Kryo {
    Graph() {
      setReferenceResolver(
          new MapReferenceResolver() {
            @Override
            public boolean useReferences(Class type) {
              return super.useReferences(type) && !SMALL.contains(type);
            }
          });
      setReferences(true);
      setRegistrationRequired(false);
      setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
      for (Object each :
          List.of(
              Collections.unmodifiableMap(new HashMap<>()),
              Collections.unmodifiableCollection(new ArrayList<>()))) {
        addDefaultSerializer(each.getClass(), new Unmodifiable());
      }
    }

    /** Lists that cannot be filled either, ours and this, are no more than their arrays. */
    @Override
    public Serializer<?> getDefaultSerializer(Class type) {
      return Collection.class.isAssignableFrom(type)
              && (type == DoubleImmutableList.class || type.getName().startsWith(OURS))
          ? new FieldSerializer<>(this, type)
          : super.getDefaultSerializer(type);
    }

    @Override
    public Registration getRegistration(Class type) {
      Class<?> of = type;
      while (of.isArray()) {
        of = of.getComponentType();
      }
      String name = of.getName();
      if (!of.isPrimitive()
          && getClassResolver().getRegistration(type) == null
          && NAMED.stream().noneMatch(name::startsWith)) {
        throw new KryoException(name + " is nothing that a run hands over");
      }
      return super.getRegistration(type);
    }
  }

  private ObjectGraph() {}

  /**
   * @throws IOException if it cannot be written
   */
  static void write(Object computed, OutputStream to) throws IOException {
    try {
      Output out = new Output(to, BUFFER);
      new Graph().writeObject(out, computed);
      out.flush();
    } catch (KryoException e) {
      throw new IOException("what was computed cannot be handed over", e);
    }
  }

  /**
   * @throws IOException if it cannot be read
   */
  static <T> T read(Class<T> type, InputStream from) throws IOException {
    try {
      return new Graph().readObject(new Input(from, BUFFER), type);
    } catch (KryoException e) {
      throw new IOException("what was computed cannot be read", e);
    }
  }
}
